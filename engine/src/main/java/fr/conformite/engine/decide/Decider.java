package fr.conformite.engine.decide;

import fr.conformite.rules.Conclusion;
import fr.conformite.rules.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Runs the rules of the grid on the evidence. Thread-safe.
 *
 * <p>The build turns every DRL file into classes (executable model) and lists them; they are loaded from that list, so that no
 * rule is ever compiled at start-up.
 */
public final class Decider {

    private static final String COMPILED_RULES = "/META-INF/kie/fr.conformite/conformite-rules/drools-model";

    private final KieBase rules;

    public Decider() {
        try (InputStream in = Decider.class.getResourceAsStream(COMPILED_RULES)) {
            if (in == null) {
                throw new IllegalStateException("Les règles compilées sont absentes : reconstruisez le module rules");
            }
            List<Model> models = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.contains(":")) {
                    models.add((Model) Class.forName(line.strip()).getConstructor().newInstance());
                }
            }
            rules = KieBaseBuilder.createKieBaseFromModel(models);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Les règles compilées ne correspondent pas au programme : reconstruisez le module rules", e);
        }
    }

    /** @return conclusions by indicator, in the order the rules reached them: the first one holds */
    public Map<Integer, List<Conclusion>> decide(Collection<Evidence> evidence) {
        KieSession session = rules.newKieSession();
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
