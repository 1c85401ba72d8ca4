package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static io.docdb.exec.Plans.aggregate;
import static io.docdb.exec.Plans.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.collection.PendingReferences;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.txn.Transaction;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups made by several threads are those of one thread: the same values in the same form and order, and the same errors. */
class ParallelGroupingTest {
    private final TestCollection people = new TestCollection();
    private final Executor parallel = new Executor(people.collections, new Parallelism(3, 1));
    private final TestCollection.Source source = people.source("k", "n", "t");
    private final Expression key = source.field(0).ref();
    private final Expression number = source.field(1).ref();
    private final Expression text = source.field(2).ref();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void severalThreadsGiveTheGroupsOfOneInTheSameOrderAndForm() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int id = 0;
        for (int round = 0; round < 12; round++) {
            List<Document> more = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                more.add(person(id++, randomKey(random), randomNumber(random), "t" + random.nextInt(40)));
            }
            people.insert(more);
            for (PhysicalPlan plan : List.of(
                    byKey(number, null), byKey(number, atLeast(20)), single(number), distinct(number, atLeast(20)))) {
                assertThat(texts(parallel, plan)).as("seed " + seed).isEqualTo(texts(people.executor, plan));
            }
        }
    }

    @Test
    void severalThreadsWorkAtTheSameTimeAndEndWithTheWork() {
        insert(2_000);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch two = new CountDownLatch(2);
        Expression met = probe(number, value -> {
            if (threads.add(Thread.currentThread())) {
                two.countDown();
                await(two);
            }
        });

        assertThat(texts(parallel, single(met))).isEqualTo(texts(people.executor, single(number)));

        assertThat(threads).hasSizeGreaterThanOrEqualTo(2);
        assertThat(threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .noneMatch(Thread::isAlive);
    }

    @Test
    void whatCannotBeMergedIsGroupedByOneThreadAndReadByAnother() {
        insert(5_000);
        Set<Thread> reading = ConcurrentHashMap.newKeySet();
        Set<Thread> grouping = ConcurrentHashMap.newKeySet();
        Expression filter = Plans.less(probe(number, value -> reading.add(Thread.currentThread())), Plans.constant(60));
        Expression argument = probe(number, value -> grouping.add(Thread.currentThread()));

        assertThat(texts(parallel, distinct(argument, filter)))
                .isEqualTo(texts(people.executor, distinct(number, Plans.less(number, Plans.constant(60)))));

        assertThat(grouping).containsExactly(Thread.currentThread());
        assertThat(reading).hasSize(1).doesNotContain(Thread.currentThread()).noneMatch(Thread::isAlive);
    }

    @Test
    void theErrorOfEitherThreadIsTheOneThatOneThreadMeets() {
        insert(5_000);
        Expression fails = Plans.call("/", number, Plans.call("-", number, Plans.constant(10)));
        for (PhysicalPlan plan :
                List.of(distinct(fails, null), distinct(number, Plans.less(fails, Plans.constant(1_000))))) {
            String expected = messageOf(() -> texts(people.executor, plan));

            assertThat(expected).contains("zero");
            assertThat(messageOf(() -> texts(parallel, plan))).isEqualTo(expected);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("docdb-query-"));
    }

    @Test
    void anInterruptIsKeptWhileAnotherThreadReads() {
        insert(5_000);
        List<String> expected = texts(people.executor, distinct(number, null));
        Thread.currentThread().interrupt();
        List<String> found = texts(parallel, distinct(number, null));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void sumsOfDoublesAreLeftToOneThread() {
        Random random = new Random(7);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            documents.add(person(i, LongValue.of(i % 3), new DoubleValue(random.nextDouble() * 1e9), "x"));
        }
        people.insert(documents);

        assertThat(texts(parallel, byKey(number, null))).isEqualTo(texts(people.executor, byKey(number, null)));
    }

    @Test
    void moreGroupsThanAThreadMayKeepAreLeftToOneThread() {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            documents.add(person(i, new TextValue("k".repeat(4_000) + i), LongValue.of(i), "x"));
        }
        people.insert(documents);

        assertThat(texts(parallel, byKey(number, null)))
                .hasSize(4_000)
                .isEqualTo(texts(people.executor, byKey(number, null)));
    }

    @Test
    void aTransactionSeesItsOwnWrites() {
        insert(500);
        PhysicalPlan plan = single(number);
        try (Transaction transaction = people.begin()) {
            people.collections
                    .get(people.catalog, TestCollection.ID)
                    .insert(
                            transaction,
                            new PendingReferences(),
                            person(9_999, LongValue.of(1), LongValue.of(1_000_000), "x"));

            assertThat(Running.texts(run(parallel, plan, transaction, new TestWorld())))
                    .isEqualTo(Running.texts(run(people.executor, plan, transaction, new TestWorld())));
        }
    }

    @Test
    void theErrorIsTheOneThatOneThreadMeets() {
        insert(1_000);
        PhysicalPlan plan = single(Plans.call("/", number, Plans.call("-", number, Plans.constant(10))));
        String expected = messageOf(() -> texts(people.executor, plan));

        assertThat(expected).contains("zero");
        assertThat(messageOf(() -> texts(parallel, plan))).isEqualTo(expected);
    }

    /** As when the JVM finds no memory to link a lambda. */
    @Test
    void whatEndsOneOfTheThreadsTakesNoRowsAway() {
        insert(2_000);
        Thread own = Thread.currentThread();
        CountDownLatch otherFailed = new CountDownLatch(1);
        Expression fails = probe(number, value -> {
            if (Thread.currentThread() != own) {
                otherFailed.countDown();
                throw new InternalError(new OutOfMemoryError("on purpose"));
            }
            await(otherFailed);
        });

        assertThat(texts(parallel, single(fails))).isEqualTo(texts(people.executor, single(number)));
    }

    @Test
    void cancellationEndsAllThreads() {
        insert(8_000); // each part asks a few times
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Expression seen = probe(number, value -> threads.add(Thread.currentThread()));
        for (PhysicalPlan plan : List.of(
                single(seen), distinct(number, Plans.less(seen, Plans.constant(1_000))), distinct(seen, null))) {
            try (Transaction transaction = people.begin()) {
                assertThatThrownBy(() -> run(parallel, plan, transaction, new TestWorld().cancelledAfter(2)))
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.CANCELLED));
            }
        }
        assertThat(threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .noneMatch(Thread::isAlive);
    }

    @Test
    void closingTheDatabaseEndsTheQuery() throws InterruptedException {
        closeWhileItRuns(this::single);
    }

    @Test
    void closingTheDatabaseEndsTheThreadThatReads() throws InterruptedException {
        closeWhileItRuns(seen -> distinct(number, Plans.less(seen, Plans.constant(1_000))));
    }

    private void closeWhileItRuns(Function<Expression, PhysicalPlan> planOf) throws InterruptedException {
        insert(6_000);
        CountDownLatch begun = new CountDownLatch(1);
        PhysicalPlan plan = planOf.apply(probe(number, value -> {
            begun.countDown();
            if (value.equals(LongValue.of(0))) {
                pause();
            }
        }));
        Transaction transaction = people.begin();
        Thread closing = new Thread(() -> {
            await(begun);
            people.transactions.close();
        });
        closing.start();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        run(parallel, plan, transaction, new TestWorld());
                    }
                })
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("closed");
        closing.join();
    }

    // ---- documents and plans

    private void insert(int count) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(person(i, LongValue.of(i % 7), LongValue.of(i % 100), "t" + i % 11));
        }
        people.insert(documents);
    }

    private static Document person(int id, Value key, Value number, String text) {
        return Document.builder()
                .put("id", LongValue.of(id))
                .put("k", key)
                .put("n", number)
                .put("t", new TextValue(text))
                .build();
    }

    private static Value randomKey(Random random) {
        int key = random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> NullValue.NULL;
            case 1 -> new DecimalValue(new BigDecimal(key + ".0"));
            default -> LongValue.of(key);
        };
    }

    private static Value randomNumber(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> NullValue.NULL;
            case 1 -> new DecimalValue(new BigDecimal(random.nextInt(5_000)).movePointLeft(random.nextInt(4)));
            case 2 -> LongValue.of(Long.MAX_VALUE - random.nextInt(3));
            default -> LongValue.of(random.nextInt(100));
        };
    }

    private Expression atLeast(int bound) {
        return Plans.less(Plans.constant(bound - 1), number);
    }

    private FullScan scan(Expression predicate) {
        DocumentRead read = source.read(predicate, source.field(0), source.field(1), source.field(2));
        return new FullScan(read, Optional.empty(), NONE);
    }

    private PhysicalPlan byKey(Expression summed, Expression predicate) {
        return new HashAggregate(
                scan(predicate),
                List.of(as(key, "k")),
                List.of(List.of(0)),
                List.of(
                        as(aggregate("COUNT"), "all"),
                        as(aggregate("COUNT", summed), "count"),
                        as(aggregate("SUM", summed), "sum"),
                        as(aggregate("AVG", summed), "average"),
                        as(aggregate("MIN", summed), "least"),
                        as(Plans.filtered(aggregate("MAX", text), Plans.less(summed, Plans.constant(50))), "most")),
                Optional.empty(),
                NONE);
    }

    /** Nothing of this can be put together from parts. */
    private PhysicalPlan distinct(Expression counted, Expression predicate) {
        return new HashAggregate(
                scan(predicate),
                List.of(as(key, "k")),
                List.of(List.of(0)),
                List.of(
                        as(aggregate("COUNT"), "all"),
                        as(Plans.distinct(aggregate("COUNT", counted)), "count"),
                        as(Plans.distinct(aggregate("MAX", text)), "most")),
                Optional.empty(),
                NONE);
    }

    private PhysicalPlan single(Expression summed) {
        return new HashAggregate(
                scan(null),
                List.of(),
                List.of(List.of()),
                List.of(as(aggregate("COUNT"), "all"), as(aggregate("SUM", summed), "sum")),
                Optional.empty(),
                NONE);
    }

    // ---- running

    private List<String> texts(Executor executor, PhysicalPlan plan) {
        try (Transaction transaction = people.begin()) {
            return Running.texts(run(executor, plan, transaction, new TestWorld()));
        }
    }

    private List<Value[]> run(Executor executor, PhysicalPlan plan, Transaction transaction, TestWorld world) {
        transaction.beginStatement();
        return Running.drain(executor.open(plan, people.catalog, Running.context(world, transaction, Running.PLENTY)));
    }

    private static String messageOf(Supplier<?> work) {
        try {
            work.get();
            return "no error";
        } catch (DatabaseException e) {
            return e.getMessage();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The argument, shown to {@code observer} on the way. */
    static Expression probe(Expression argument, Consumer<Value> observer) {
        ScalarFunction function = new ScalarFunction() {
            @Override
            public String name() {
                return "PROBE";
            }

            @Override
            public SqlType resultType(List<SqlType> arguments) {
                return arguments.get(0);
            }

            @Override
            public Value apply(Value[] arguments, EvaluationContext context) {
                observer.accept(arguments[0]);
                return arguments[0];
            }
        };
        return new Call(function, List.of(argument), argument.type());
    }
}
