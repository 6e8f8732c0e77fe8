package fr.conformite.shell;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, when that is a terminal and there is something to wait for. */
final class Progress implements AutoCloseable {

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    static Progress on(Screen screen, int files) {
        return !screen.progress() || files < 2 ? new Progress(null) : new Progress(bar(screen, files).build());
    }

    /** The same with the rate, for what may last hours. */
    static Progress withRate(Screen screen, long files) {
        var rate = new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.FRENCH));
        return !screen.progress() || files < 2 ? new Progress(null) : new Progress(bar(screen, files).showSpeed(rate).build());
    }

    private static ProgressBarBuilder bar(Screen screen, long files) {
        return new ProgressBarBuilder().setTaskName("Analyse").setInitialMax(files).setUnit(" fichiers", 1)
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250).clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(screen.messages(), screen.columns() - 1));
    }

    boolean visible() {
        return bar != null;
    }

    void step() {
        if (bar != null) {
            if (bar.getCurrent() >= bar.getMax()) {
                bar.maxHint(bar.getCurrent() + 1);
            }
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
