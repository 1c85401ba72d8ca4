package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static io.docdb.exec.Plans.aggregate;
import static io.docdb.exec.Plans.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.txn.Transaction;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups over hash joins, made by several threads that share the table, are those of one thread. */
class ParallelJoinTest {
    private final TestCollection people = new TestCollection();
    private final Executor parallel = new Executor(people.collections, new Parallelism(3, 1));
    private final TestCollection.Source source = people.source("k", "n", "t");
    private final Expression key = source.field(0).ref();
    private final Expression number = source.field(1).ref();
    private final Expression text = source.field(2).ref();
    private final List<Column> other =
            List.of(Plans.column("key", SqlType.ANY), Plans.text("name"), Plans.number("bound"));

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void joinsOfEachKindGiveTheSameGroupsInTheSameOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int id = 0;
        for (int round = 0; round < 8; round++) {
            List<Document> more = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                more.add(person(id++, randomKey(random), random.nextInt(100), "t" + random.nextInt(40)));
            }
            people.insert(more);
            PhysicalPlan kept = Plans.rows(other, keptRows(random, round * 4));
            for (JoinKind kind : JoinKind.values()) {
                for (boolean buildLeft : new boolean[] {false, true}) {
                    PhysicalPlan join = buildLeft
                            ? join(kind, kept, people(atLeast(20)), true, round % 2 == 0)
                            : join(kind, people(atLeast(20)), kept, false, round % 2 == 0);
                    boolean givesOther = kind != JoinKind.SEMI && kind != JoinKind.ANTI;
                    Expression by = givesOther
                            ? other.get(1).ref()
                            : buildLeft ? other.get(2).ref() : text;
                    Expression summed =
                            givesOther || !buildLeft ? number : other.get(2).ref();
                    for (PhysicalPlan plan : List.of(byKey(join, by, summed), distinct(join, by, summed))) {
                        assertThat(texts(parallel, plan, Running.PLENTY))
                                .as("seed " + seed + " " + kind + " " + buildLeft)
                                .isEqualTo(texts(people.executor, plan, Running.PLENTY));
                    }
                }
            }
        }
    }

    @Test
    void aJoinOfAJoinIsSharedToo() {
        insert(5_000);
        List<Column> third = List.of(Plans.text("word"), Plans.number("weight"));
        List<Value[]> words = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            words.add(Plans.row("t" + i, i));
        }
        PhysicalPlan inner =
                join(JoinKind.INNER, people(null), Plans.rows(other, keptRows(new Random(5), 9)), false, false);
        PhysicalPlan join = new HashJoin(
                JoinKind.LEFT,
                inner,
                Plans.rows(third, words),
                List.of(new JoinKey(text, third.get(0).ref(), false)),
                Optional.empty(),
                false,
                false,
                NONE);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch two = new CountDownLatch(2);
        Expression seen = ParallelGroupingTest.probe(third.get(1).ref(), value -> {
            if (threads.add(Thread.currentThread())) {
                two.countDown();
                ParallelGroupingTest.await(two); // else one thread may have done it all before the other has begun
            }
        });

        assertThat(texts(parallel, byKey(join, other.get(1).ref(), seen), Running.PLENTY))
                .isEqualTo(texts(
                        people.executor,
                        byKey(join, other.get(1).ref(), third.get(1).ref()),
                        Running.PLENTY));
        assertThat(threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .isNotEmpty()
                .noneMatch(Thread::isAlive);
    }

    @Test
    void aTableThatDoesNotFitIsLeftToOneThread() {
        insert(3_000);
        PhysicalPlan join =
                join(JoinKind.INNER, people(null), Plans.rows(other, keptRows(new Random(3), 2_000)), false, false);
        PhysicalPlan plan = byKey(join, text, number);

        assertThat(texts(parallel, plan, Running.TINY))
                .containsExactlyInAnyOrderElementsOf(texts(people.executor, plan, Running.TINY));
    }

    @Test
    void theErrorIsTheOneThatOneThreadMeets() {
        insert(5_000);
        PhysicalPlan join =
                join(JoinKind.INNER, people(null), Plans.rows(other, keptRows(new Random(4), 7)), false, false);
        Expression fails = Plans.call("/", number, Plans.call("-", number, Plans.constant(10)));
        for (PhysicalPlan plan : List.of(byKey(join, text, fails), distinct(join, text, fails))) {
            assertThatThrownBy(() -> texts(parallel, plan, Running.PLENTY))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("zero");
        }
    }

    // ---- documents and plans

    private void insert(int count) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(person(i, LongValue.of(i % 7), i % 100, "t" + i % 11));
        }
        people.insert(documents);
    }

    private static Document person(int id, Value key, int number, String text) {
        return Document.builder()
                .put("id", LongValue.of(id))
                .put("k", key)
                .put("n", LongValue.of(number))
                .put("t", new TextValue(text))
                .build();
    }

    private static Value randomKey(Random random) {
        int key = random.nextInt(12);
        return switch (random.nextInt(5)) {
            case 0 -> NullValue.NULL;
            case 1 -> new DecimalValue(new BigDecimal(key + ".0"));
            case 2 -> new TextValue("k" + key);
            default -> LongValue.of(key);
        };
    }

    private static List<Value[]> keptRows(Random random, int count) {
        List<Value[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    new Value[] {randomKey(random), new TextValue("name " + i % 5), LongValue.of(random.nextInt(100))});
        }
        return rows;
    }

    private Expression atLeast(int bound) {
        return Plans.less(Plans.constant(bound - 1), number);
    }

    private FullScan people(Expression predicate) {
        return new FullScan(
                source.read(predicate, source.field(0), source.field(1), source.field(2)), Optional.empty(), NONE);
    }

    private HashJoin join(
            JoinKind kind, PhysicalPlan left, PhysicalPlan right, boolean buildLeft, boolean withResidual) {
        Expression ofOther = other.get(0).ref();
        JoinKey pair = buildLeft ? new JoinKey(ofOther, key, false) : new JoinKey(key, ofOther, false);
        Expression residual = Plans.less(number, other.get(2).ref());
        return new HashJoin(
                kind,
                left,
                right,
                List.of(pair),
                withResidual ? Optional.of(residual) : Optional.empty(),
                false,
                buildLeft,
                NONE);
    }

    private static PhysicalPlan byKey(PhysicalPlan input, Expression by, Expression summed) {
        return new HashAggregate(
                input,
                List.of(as(by, "by")),
                List.of(List.of(0)),
                List.of(
                        as(aggregate("COUNT"), "all"),
                        as(aggregate("SUM", summed), "sum"),
                        as(aggregate("MIN", summed), "least")),
                Optional.empty(),
                NONE);
    }

    /** Nothing of this can be put together from parts. */
    private static PhysicalPlan distinct(PhysicalPlan input, Expression by, Expression counted) {
        return new HashAggregate(
                input,
                List.of(as(by, "by")),
                List.of(List.of(0)),
                List.of(as(Plans.distinct(aggregate("COUNT", counted)), "count")),
                Optional.empty(),
                NONE);
    }

    private List<String> texts(Executor executor, PhysicalPlan plan, long memory) {
        try (Transaction transaction = people.begin()) {
            transaction.beginStatement();
            return Running.texts(Running.drain(
                    executor.open(plan, people.catalog, Running.context(new TestWorld(), transaction, memory))));
        }
    }

    /** The argument, shown to {@code observer} on the way. */
}
