import fr.conformite.engine.Assessor;
import fr.conformite.engine.read.SourceDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long the analysis of a convention takes, next to the reading of its DOCX file, both warm and in the same run.
 *
 * <pre>java -cp 'shell/target/lib/*' engine/src/bench/java/Speed.java DOSSIER</pre>
 */
public final class Speed {

    private static final int ROUNDS = 12;

    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(f -> f.toString().endsWith(".docx")).sorted().toList();
        }
        var assessor = Assessor.load();
        double[] reading = new double[files.size()];
        double[] analysis = new double[files.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < files.size(); i++) {
                long start = System.nanoTime();
                SourceDocument document = assessor.read(files.get(i));
                long read = System.nanoTime();
                assessor.assess(document);
                // Only the last round counts: everything before it warms the machine up.
                reading[i] = (read - start) / 1e6;
                analysis[i] = (System.nanoTime() - read) / 1e6;
            }
        }
        double[] ratio = new double[files.size()];
        Arrays.setAll(ratio, i -> analysis[i] / reading[i]);
        System.out.printf(Locale.FRANCE, "%d documents DOCX ; médianes : lecture %.1f ms, analyse %.1f ms, rapport %.2f%n", files.size(), median(reading), median(analysis), median(ratio));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
