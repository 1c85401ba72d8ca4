package io.docdb.tour;

import io.docdb.dsl.LoadReport;
import io.docdb.testdata.DataSet;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The real data, with a bar that counts. */
final class LoadChapter implements Chapter {
    private static final int REDRAW_MILLIS = 250;
    /** Where every drawing is a line of a log. */
    private static final int REDRAW_IN_LOG_MILLIS = 5_000;

    private static final int WIDTH = 120;

    @Override
    public String title() {
        return "Loading real data, each document checked and each batch durable";
    }

    @Override
    public String byHand() {
        return "a write-ahead log, fsync in the right places, and a validator";
    }

    @Override
    public void tell(Stage stage) {
        for (DataSet set : DataSet.real()) {
            load(stage, set);
        }
    }

    private static void load(Stage stage, DataSet set) {
        long expected = Math.min(set.documentCount(), stage.sample());
        Stage.Timed<LoadReport> load = Stage.timed(() -> {
            try (ProgressBar bar = bar(set.name(), expected);
                    Stream<String> lines = set.lines().limit(stage.sample())) {
                bar.setExtraMessage(rejected(0));
                return stage.database().collection(set.name(), String.class).load(lines, (inserted, rejected) -> {
                    bar.stepTo(inserted + rejected);
                    bar.setExtraMessage(rejected(rejected));
                });
            }
        });
        LoadReport report = load.result();
        Stage.require(report.inserted() == expected, "all " + expected + " documents of " + set.name() + " fit");
        stage.say(
                "%-10s %,8d documents in %6.2f s: %,8.0f documents/s, %d rejected",
                set.name(),
                report.inserted(),
                load.millis() / 1e3,
                report.inserted() / (load.millis() / 1e3),
                report.rejected());
    }

    private static String rejected(long documents) {
        return ", " + documents + " rejected";
    }

    private static ProgressBar bar(String name, long documents) {
        return new ProgressBarBuilder()
                .setTaskName(String.format("  %-10s", name))
                .setInitialMax(documents)
                .setUpdateIntervalMillis(System.console() == null ? REDRAW_IN_LOG_MILLIS : REDRAW_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" docs", 1)
                .showSpeed()
                .setMaxRenderedLength(WIDTH)
                .clearDisplayOnFinish()
                .build();
    }
}
