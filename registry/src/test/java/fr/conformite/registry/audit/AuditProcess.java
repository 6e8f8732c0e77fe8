package fr.conformite.registry.audit;

import fr.conformite.engine.Assessor;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.store.StoredDocument;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** An audit in a process of its own: {@code LOCATION INDEX FOLDER [valider|lentement]}: validates what it finds
 * meanwhile, or rests after each document so that there is time to kill it. */
final class AuditProcess {

    private AuditProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        try (Registry registry = Registry.open(arguments[0], Path.of(arguments[1]))) {
            boolean validates = arguments.length > 3 && arguments[3].equals("valider");
            boolean rests = arguments.length > 3 && arguments[3].equals("lentement");
            var listener = new Silent() {
                @Override
                public void step() {
                    if (rests) {
                        LockSupport.parkNanos(300_000_000);
                    }
                }
            };
            CompletableFuture<AuditSummary> audit = CompletableFuture.supplyAsync(
                    () -> new Audit(registry, new Lazy(), listener).run(List.of(Path.of(arguments[2]))));
            if (validates) {
                Set<Long> validated = new HashSet<>();
                boolean more = true;
                while (more) {
                    more = !audit.isDone();
                    for (StoredDocument document : registry.conventions()) {
                        if (validated.add(document.id())) {
                            registry.validate(document.id(), 2024, "044", null, null, v -> { });
                        }
                    }
                    Thread.sleep(20);
                }
            }
            audit.join();
        }
        System.exit(0);
    }

    private static final class Lazy implements java.util.function.Supplier<Assessor> {
        private Assessor assessor;

        @Override
        public synchronized Assessor get() {
            if (assessor == null) {
                assessor = Assessor.load();
            }
            return assessor;
        }
    }

    static class Silent implements AuditListener {
        final List<String> said = new java.util.ArrayList<>();
        long steps;
        long total;

        @Override
        public void total(long documents) {
            total = documents;
        }

        @Override
        public void step() {
            steps++;
        }

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }
    }
}
