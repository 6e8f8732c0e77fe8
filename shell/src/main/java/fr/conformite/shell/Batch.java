package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.assess.Assessment;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Assesses several things at once (files, clauses) and hands the outcomes over in the order they were given. */
final class Batch {

    private Batch() {
    }

    /** An assessment, or why there is none; the other field is null. */
    record Outcome(Assessment assessment, UnreadableDocumentException problem) {
    }

    /** From one thing to its assessment. */
    interface Assess<T> {
        Assessment assess(T input) throws UnreadableDocumentException;
    }

    static <T> void run(List<T> inputs, Assess<T> engine, BiConsumer<T, Outcome> consumer) {
        int threads = Math.min(inputs.size(), Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            inputs.forEach(i -> consumer.accept(i, outcome(i, engine)));
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            // Only a few outcomes wait for their turn: an assessment keeps the whole text of its document.
            var running = new ArrayDeque<Future<Outcome>>();
            int next = 0;
            try {
                for (T input : inputs) {
                    while (next < inputs.size() && running.size() < threads * 2) {
                        T ahead = inputs.get(next++);
                        running.add(pool.submit(() -> outcome(ahead, engine)));
                    }
                    consumer.accept(input, result(running.remove()));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static Outcome result(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Analyse interrompue", e);
        }
    }

    private static <T> Outcome outcome(T input, Assess<T> engine) {
        try {
            return new Outcome(engine.assess(input), null);
        } catch (UnreadableDocumentException e) {
            return new Outcome(null, e);
        }
    }
}
