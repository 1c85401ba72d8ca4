package io.docdb.benchmark;

import io.docdb.testdata.DataSet;
import io.docdb.testdata.Events;
import io.docdb.testdata.NoBench;
import io.docdb.testdata.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JVM of one engine: reads {@code work round} from standard input, does it, and answers with a line of {@link
 * Outcome}. What libraries print goes to standard error.
 */
public final class EngineMain {
    private static final long SEED = 20_261_123;
    private static final int BATCH = 1_000;
    /** An engine that lacks an index may need minutes for what others do in milliseconds; a few operations tell. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EngineKind kind;
    private final Suite suite;
    private final Path folder;
    private final int documents;
    private final int customers;
    private final long warmUpNanos;
    private final long repeatNanos;
    private final Parameters parameters;
    private Engine engine;
    private long nextId;
    private int updates; // so that each sets another status

    /**
     * @param warmUpMillis for which the first round repeats each work that reads or updates, so that no JVM is cold afterwards
     * @param repeatMillis for which the others do, so that a thread which has to wait for a processor weighs little
     */
    EngineMain(EngineKind kind, Path folder, Suite suite, int documents, int warmUpMillis, int repeatMillis) {
        this.kind = kind;
        this.suite = suite;
        this.folder = folder;
        this.documents = documents;
        this.customers = Math.max(20, documents / 10);
        this.warmUpNanos = TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        this.repeatNanos = TimeUnit.MILLISECONDS.toNanos(repeatMillis);
        this.parameters = new Parameters(documents, customers);
    }

    /** Arguments: engine, folder, suite, number of documents, milliseconds to warm up, milliseconds of a work in a round. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        EngineMain main = new EngineMain(
                EngineKind.valueOf(arguments[0]),
                Path.of(arguments[1]),
                Suite.valueOf(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ");
            answers.println(
                    main.run(Work.valueOf(words[0]), Integer.parseInt(words[1])).toLine());
            answers.flush();
        }
        main.close();
    }

    /** Does one work; a failure of the engine is an outcome too. */
    Outcome run(Work work, int round) {
        try {
            boolean repeats = work != Work.LOAD && work != Work.INSERT;
            long least = !repeats ? 0 : round == 0 ? warmUpNanos : repeatNanos;
            Outcome outcome = runOnce(work, round);
            while (outcome.complete() && outcome.nanos() < least) {
                outcome = outcome.and(runOnce(work, round));
            }
            return outcome;
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            return Outcome.failed(e);
        }
    }

    private Outcome runOnce(Work work, int round) throws Exception {
        return switch (work) {
            case LOAD -> load();
            case INSERT -> insert(work);
            case UPDATE -> update(work, round);
            case UPDATE_MANY -> updateMany(work, round);
            default -> read(work, round);
        };
    }

    private Outcome load() throws Exception {
        close();
        Files.createDirectories(folder);
        engine = kind.create();
        nextId = documents + 1L;
        long nanos = -System.nanoTime();
        engine.open(folder, suite);
        nanos += System.nanoTime();
        int loaded = 0;
        for (String collection : suite.collections()) {
            DataSet data = data(collection);
            loaded += (int) data.documentCount();
            nanos += load(collection, suite == Suite.SHOP ? 1 : 0, data.lines());
        }
        nanos -= System.nanoTime();
        engine.loaded();
        nanos += System.nanoTime();
        return new Outcome(loaded, nanos, 0, true, "");
    }

    private DataSet data(String collection) {
        return switch (collection) {
            case "customers" -> Shop.customers(SEED, customers);
            case "orders" -> Shop.orders(SEED, customers, documents);
            case "nobench" -> NoBench.objects(SEED, documents);
            default -> Events.events(SEED, documents);
        };
    }

    /** Documents are made outside of the time that is taken. */
    private long load(String collection, long firstId, Stream<String> lines) throws Exception {
        long nanos = 0;
        long id = firstId;
        Iterator<String> iterator = lines.iterator();
        while (iterator.hasNext()) {
            List<Engine.Item> batch = new ArrayList<>(BATCH);
            while (iterator.hasNext() && batch.size() < BATCH) {
                batch.add(new Engine.Item(id++, iterator.next()));
            }
            nanos -= System.nanoTime();
            engine.load(collection, batch);
            nanos += System.nanoTime();
        }
        return nanos;
    }

    private Outcome insert(Work work) throws Exception {
        List<Engine.Item> items = new ArrayList<>();
        Iterator<String> lines = Shop.orders(SEED, customers, nextId + work.operations())
                .lines()
                .skip(nextId - 1)
                .iterator();
        for (int i = 0; i < work.operations(); i++) {
            items.add(new Engine.Item(nextId++, lines.next()));
        }
        int done = 0;
        long begin = System.nanoTime();
        while (done < items.size() && System.nanoTime() - begin < LIMIT_NANOS) {
            engine.insert(items.get(done++));
        }
        return new Outcome(done, System.nanoTime() - begin, 0, done == items.size(), "");
    }

    private Outcome read(Work work, int round) throws Exception {
        Rows rows = new Rows();
        int done = 0;
        long begin = System.nanoTime();
        while (done < work.operations() && System.nanoTime() - begin < LIMIT_NANOS) {
            engine.read(work, parameters.of(work, round, done++), rows);
        }
        long nanos = System.nanoTime() - begin;
        rows.add(rows.count());
        return new Outcome(done, nanos, rows.checksum(), done == work.operations(), "");
    }

    private Outcome update(Work work, int round) throws Exception {
        List<long[]> changes = new ArrayList<>();
        for (int i = 0; i < work.operations(); i++) {
            changes.add(parameters.of(work, round, i));
        }
        long begin = System.nanoTime();
        long changed = engine.update(work, changes, "HELD" + ++updates);
        return new Outcome(work.operations(), System.nanoTime() - begin, changed, true, "");
    }

    private Outcome updateMany(Work work, int round) throws Exception {
        long changed = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < work.operations(); i++) {
            changed += engine.update(work, List.of(parameters.of(work, round, i)), "LATE" + ++updates);
        }
        return new Outcome(work.operations(), System.nanoTime() - begin, changed, true, "");
    }

    /** Closes the engine and deletes what it has written. */
    void close() throws Exception {
        if (engine != null) {
            engine.close();
            engine = null;
        }
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    delete(file);
                }
            }
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
