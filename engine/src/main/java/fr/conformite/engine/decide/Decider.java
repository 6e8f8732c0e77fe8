package fr.conformite.engine.decide;

import fr.conformite.rules.Conclusion;
import fr.conformite.rules.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** Runs the rules of the grid on the evidence. The rules are precompiled by the build. Thread-safe. */
public final class Decider {

    private final KieContainer container = KieServices.Factory.get().getKieClasspathContainer(Decider.class.getClassLoader());

    /** @return conclusions by indicator, in the order the rules reached them: the first one holds */
    public Map<Integer, List<Conclusion>> decide(Collection<Evidence> evidence) {
        KieSession session = container.newKieSession("lecture");
        try {
            evidence.forEach(session::insert);
            session.fireAllRules();
            Map<Integer, List<Conclusion>> conclusions = new TreeMap<>();
            for (Object fact : session.getObjects(o -> o instanceof Conclusion)) {
                Conclusion c = (Conclusion) fact;
                conclusions.computeIfAbsent(c.indicateur(), i -> new ArrayList<>()).add(c);
            }
            return conclusions;
        } finally {
            session.dispose();
        }
    }
}
