package fr.conformite.shell;

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
        if (!screen.progress() || files < 2) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder().setTaskName("Analyse").setInitialMax(files).setUnit(" fichiers", 1)
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250).clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(screen.messages(), screen.columns() - 1)).build());
    }

    boolean visible() {
        return bar != null;
    }

    void step() {
        if (bar != null) {
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
