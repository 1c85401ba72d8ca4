package io.docdb.benchmark.inner;

import io.docdb.Database;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a statement costs around its rows: parsed alone; parsed, bound and planned anew, a look-up by key and a top ten over an index, for its text has never been there; and
 * found by its text, with and without reading the one row it gives.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class StatementBenchmark {
    private static final String KNOWN = "SELECT id, total FROM orders WHERE id = ?";
    private static final int DOCUMENTS = 10_000;
    private static final int PLANNER_WARM_UP = 20;

    private Database database;
    private Session session;
    private long number;

    @Setup
    public void fill() {
        database = Database.inMemory();
        session = database.session(SessionOptions.DEFAULT.withResultCache(false));
        session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
        session.execute("CREATE INDEX orders_customer ON orders (customer.id)");
        session.execute("INSERT INTO orders (id, customer, total)"
                + " SELECT n, JSON_OBJECT('id': MOD(n, 1000)), n * 7 FROM GENERATE_SERIES(0, " + (DOCUMENTS - 1)
                + ") AS g (n)");
        number = 3;
        Check.equal(21L, executeKnown());
    }

    @TearDown
    public void close() {
        session.close();
        database.close();
    }

    @Benchmark
    public ParsedStatement parse() {
        return Parser.parse(neverSeen());
    }

    /** The planner is much code: it takes the compiler ten seconds and more until it runs as it does from then on. */
    @Benchmark
    @Warmup(iterations = PLANNER_WARM_UP, time = 1)
    public int planTopTen() {
        return session.prepare(neverSeen()).columns().size();
    }

    @Benchmark
    @Warmup(iterations = PLANNER_WARM_UP, time = 1)
    public int planLookup() {
        return session.prepare("SELECT id, total FROM orders WHERE id = " + number++)
                .columns()
                .size();
    }

    @Benchmark
    public PreparedStatement findKnown() {
        return session.prepare(KNOWN);
    }

    @Benchmark
    public long executeKnown() {
        List<Value> parameters = List.of(LongValue.of(number));
        number = (number + 7_919) % DOCUMENTS;
        try (ResultRows rows = session.prepare(KNOWN).execute(parameters).rows().orElseThrow()) {
            rows.next();
            return ((LongValue) rows.value(1)).value();
        }
    }

    private String neverSeen() {
        return "SELECT id, total FROM orders WHERE customer.id = " + number++
                + " AND total > 10 ORDER BY total LIMIT 10";
    }
}
