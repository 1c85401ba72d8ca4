package io.docdb.benchmark.inner;

import io.docdb.Database;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a filter costs per stored document: a scan of {@value #DOCUMENTS} documents in memory of which none fits, so that
 * nothing but reading the entry and testing it is timed. Predicates on bytes make no object; the last two cannot be tested
 * on bytes and show what that is worth.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@OperationsPerInvocation(PredicateBenchmark.DOCUMENTS)
public class PredicateBenchmark {
    static final int DOCUMENTS = 2_000;

    @Param({"1000", "20000"})
    private int jsonBytes;

    private Database database;
    private Session session;
    private PreparedStatement nested;
    private PreparedStatement text;
    private PreparedStatement several;
    private PreparedStatement missing;
    private PreparedStatement computed;
    private PreparedStatement like;

    @Setup
    public void fill() {
        database = Database.inMemory();
        session = database.session(SessionOptions.DEFAULT.withResultCache(false));
        session.execute("CREATE COLLECTION samples PRIMARY KEY (id)");
        PreparedStatement insert = session.prepare("INSERT INTO samples DOCUMENT ?");
        String sample = Samples.text(jsonBytes);
        session.begin();
        for (int i = 0; i < DOCUMENTS; i++) {
            insert.execute(new TextValue("{\"id\":" + i + "," + sample.substring(1)));
        }
        session.commit();
        String scan = "SELECT id FROM samples WHERE ";
        nested = session.prepare(scan + "a.b.c > ?");
        text = session.prepare(scan + "customer.city = ?");
        several = session.prepare(scan + "total < ? OR a.b.c = ? AND paid = TRUE");
        missing = session.prepare(scan + "a.b.nothing = ?");
        computed = session.prepare(scan + "a.b.c + 1 > ?");
        like = session.prepare(scan + "customer.city LIKE ?");
        Check.equal(DOCUMENTS, count(nested, LongValue.of(41)));
        Check.equal(DOCUMENTS, count(text, new TextValue("Oslo")));
        Check.equal(DOCUMENTS, count(like, new TextValue("%slo")));
    }

    private static int count(PreparedStatement statement, Value... parameters) {
        int count = 0;
        try (ResultRows rows = statement.execute(parameters).rows().orElseThrow()) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Benchmark
    public int numberOnBytes() {
        return count(nested, LongValue.of(42));
    }

    @Benchmark
    public int textOnBytes() {
        return count(text, new TextValue("Rome"));
    }

    @Benchmark
    public int severalOnBytes() {
        return count(several, LongValue.of(1_000), LongValue.of(43));
    }

    @Benchmark
    public int missingOnBytes() {
        return count(missing, LongValue.of(1));
    }

    @Benchmark
    public int computedFromValues() {
        return count(computed, LongValue.of(43));
    }

    @Benchmark
    public int likeFromValues() {
        return count(like, new TextValue("%ome"));
    }

    @TearDown
    public void close() {
        session.close();
        database.close();
    }
}
