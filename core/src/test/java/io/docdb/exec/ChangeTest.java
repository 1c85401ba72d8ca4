package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConstraintException;
import io.docdb.error.StatementException;
import io.docdb.exec.TestCollection.Source;
import io.docdb.exec.change.StatementOutdatedException;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.ScalarFunction;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LockStrength;
import io.docdb.plan.logical.LockTarget;
import io.docdb.plan.logical.LockWaiting;
import io.docdb.plan.logical.MergeAction;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.logical.WatchedKeys;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static Document person(long id, long n) {
        return Document.of("id", LongValue.of(id)).with("n", LongValue.of(n));
    }

    private static List<Document> people(int count) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(person(i, i));
        }
        return documents;
    }

    private static Expression n(Column document) {
        return new PathAccess(document.ref(), FieldPath.of("n"), SqlType.BIGINT);
    }

    private static Expression id(Column document) {
        return new PathAccess(document.ref(), FieldPath.of("id"), SqlType.BIGINT);
    }

    /** {id: …, n: …}. */
    private static Expression object(Expression id, Expression n) {
        return new Call(IdAndN.INSTANCE, List.of(id, n), SqlType.OBJECT);
    }

    /** Makes a document of an id and a number. */
    private enum IdAndN implements ScalarFunction {
        INSTANCE;

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return SqlType.OBJECT;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            return Document.of("id", arguments[0]).with("n", arguments[1]);
        }
    }

    private static List<Document> stored(TestCollection people) {
        Source source = people.source();
        List<Value[]> rows = people.run(new FullScan(source.read(null, source.document), Optional.empty(), NONE));
        return rows.stream().map(row -> (Document) row[0]).toList();
    }

    /** UPDATE people SET n = n + 1, id = id + shift. */
    private static PhysicalPlan increment(TestCollection people, Source source, long shift) {
        PhysicalPlan scan = new FullScan(source.read(null, source.rowId, source.document), Optional.empty(), NONE);
        Column updated = Plans.column("updated", SqlType.OBJECT);
        return new UpdateDocuments(
                people.reference,
                scan,
                source.rowId,
                object(
                        Plans.call("+", id(source.document), Plans.constant(shift)),
                        Plans.call("+", n(source.document), Plans.constant(1))),
                updated,
                List.of(Plans.as(n(updated), "new"), Plans.as(n(source.document), "old")),
                NONE);
    }

    @Test
    void anUpdateThatMovesKeysForwardMeetsEachDocumentOnce() {
        try (TestCollection people = new TestCollection()) {
            people.insert(List.of(person(0, 0), person(10, 10), person(20, 20)));
            List<Value[]> returned = people.run(increment(people, people.source(), 5));
            assertThat(stored(people)).containsExactly(person(5, 1), person(15, 11), person(25, 21));
            Running.assertSameOrder(
                    returned, List.of(Plans.row(1, 0), Plans.row(11, 10), Plans.row(21, 20)), "returning");
        }
    }

    @Test
    void keysMayShiftOntoEachOther() {
        try (TestCollection people = new TestCollection(TestCollection.index(30, true, "n"))) {
            people.insert(people(50));
            people.run(increment(people, people.source(), 1));
            List<Document> expected = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                expected.add(person(i, i));
            }
            assertThat(stored(people)).isEqualTo(expected);
        }
    }

    @Test
    void keysThatAreTakenStayRefused() {
        try (TestCollection people = new TestCollection(TestCollection.index(30, true, "n"))) {
            people.insert(people(5));
            Source source = people.source();
            PhysicalPlan same = new UpdateDocuments(
                    people.reference,
                    new FullScan(source.read(null, source.rowId, source.document), Optional.empty(), NONE),
                    source.rowId,
                    object(id(source.document), Plans.constant(7)),
                    Plans.column("updated", SqlType.OBJECT),
                    List.of(),
                    NONE);
            assertThatThrownBy(() -> people.run(same)).isInstanceOf(ConstraintException.class);
        }
    }

    @Test
    void aStatementCountsWhatItChanges() {
        try (TestCollection people = new TestCollection();
                Transaction transaction = people.begin()) {
            people.insert(people(7));
            try (QueryCursor cursor = people.open(increment(people, people.source(), 0), transaction)) {
                assertThat(cursor.changedRows()).isEqualTo(7);
            }
        }
    }

    @Test
    void insertingWhatACollectionHoldsIntoItselfEnds() {
        try (TestCollection people = new TestCollection()) {
            people.insert(people(5));
            Source source = people.source();
            PhysicalPlan scan = new FullScan(source.read(null, source.document), Optional.empty(), NONE);
            Column inserted = Plans.column("inserted", SqlType.OBJECT);
            PhysicalPlan insert = new InsertDocuments(
                    people.reference,
                    scan,
                    object(Plans.call("+", id(source.document), Plans.constant(100)), n(source.document)),
                    Optional.empty(),
                    inserted,
                    List.of(new NamedExpression(Plans.number("id"), id(inserted))),
                    NONE);
            assertThat(people.run(insert)).hasSize(5);
            assertThat(stored(people)).hasSize(10);
        }
    }

    private static PhysicalPlan insertOnConflict(
            TestCollection people, Optional<Expression> condition, Document... rows) {
        Column given = Plans.column("given", SqlType.OBJECT);
        List<List<Expression>> written = new ArrayList<>();
        for (Document row : rows) {
            written.add(List.of(new io.docdb.expr.Constant(row, SqlType.OBJECT)));
        }
        Column existing = Plans.column("existing", SqlType.OBJECT);
        Column excluded = Plans.column("excluded", SqlType.OBJECT);
        Column inserted = Plans.column("inserted", SqlType.OBJECT);
        OnConflict conflict = new OnConflict(
                WatchedKeys.ALL,
                existing,
                excluded,
                Optional.of(object(id(existing), Plans.call("+", n(existing), n(excluded)))),
                condition.map(term -> Plans.less(n(existing), term)),
                OnConflict.Action.UPDATE);
        return new InsertDocuments(
                people.reference,
                new io.docdb.plan.physical.ConstantRows(written, List.of(given), NONE),
                given.ref(),
                Optional.of(conflict),
                inserted,
                List.of(new NamedExpression(Plans.column("stored", SqlType.OBJECT), inserted.ref())),
                NONE);
    }

    @Test
    void onConflictUpdatesWhatIsInTheWay() {
        try (TestCollection people = new TestCollection(TestCollection.index(30, true, "n"))) {
            people.insert(List.of(person(1, 10)));
            List<Value[]> rows = people.run(insertOnConflict(people, Optional.empty(), person(1, 5), person(2, 7)));
            assertThat(rows).containsExactly(new Value[] {person(1, 15)}, new Value[] {person(2, 7)});
            people.run(insertOnConflict(people, Optional.of(Plans.constant(3)), person(1, 5)));
            assertThat(stored(people)).containsExactly(person(1, 15), person(2, 7));
            people.run(insertOnConflict(people, Optional.empty(), person(9, 7)));
            assertThat(stored(people)).containsExactly(person(1, 15), person(2, 14));
        }
    }

    @Test
    void aDuplicateKeyIsRefused() {
        try (TestCollection people = new TestCollection()) {
            people.insert(people(2));
            assertThatThrownBy(() -> people.insert(List.of(person(1, 1)))).isInstanceOf(ConstraintException.class);
        }
    }

    @Test
    void deleteGivesBackWhatItDeleted() {
        try (TestCollection people = new TestCollection(TestCollection.index(30, false, "n"))) {
            people.insert(people(6));
            Source source = people.source("n");
            PhysicalPlan scan = new FullScan(
                    source.read(Plans.less(source.field(0).ref(), Plans.constant(4)), source.rowId, source.document),
                    Optional.empty(),
                    NONE);
            PhysicalPlan delete = new DeleteDocuments(
                    people.reference, scan, source.rowId, List.of(Plans.as(id(source.document), "id")), NONE);
            assertThat(people.run(delete)).hasSize(4);
            assertThat(stored(people)).containsExactly(person(4, 4), person(5, 5));
        }
    }

    /** MERGE INTO people USING (rows) ON id = id: matched and n < 0 deletes, matched adds, not matched inserts. */
    private static PhysicalPlan merge(TestCollection people, Value[]... rows) {
        List<Column> given = List.of(Plans.number("sid"), Plans.number("sn"));
        Source source = people.source("id");
        PhysicalPlan target =
                new FullScan(source.read(null, source.rowId, source.document, source.field(0)), Optional.empty(), NONE);
        PhysicalPlan join = new HashJoin(
                JoinKind.LEFT,
                Plans.rows(given, List.of(rows)),
                target,
                List.of(new JoinKey(given.get(0).ref(), source.field(0).ref(), false)),
                Optional.empty(),
                false,
                false,
                NONE);
        Expression sid = given.get(0).ref();
        Expression sn = given.get(1).ref();
        Column result = Plans.column("result", SqlType.OBJECT);
        List<MergeAction> actions = List.of(
                new MergeAction(
                        MergeAction.Kind.DELETE,
                        true,
                        Optional.of(Plans.less(sn, Plans.constant(0))),
                        Optional.empty()),
                new MergeAction(
                        MergeAction.Kind.UPDATE,
                        true,
                        Optional.empty(),
                        Optional.of(object(sid, Plans.call("+", n(source.document), sn)))),
                new MergeAction(MergeAction.Kind.INSERT, false, Optional.empty(), Optional.of(object(sid, sn))));
        return new MergeDocuments(people.reference, join, source.rowId, actions, result, List.of(), NONE);
    }

    @Test
    void mergeInsertsUpdatesAndDeletes() {
        try (TestCollection people = new TestCollection()) {
            people.insert(people(3));
            people.run(merge(people, Plans.row(0, -1), Plans.row(1, 50), Plans.row(8, 80)));
            assertThat(stored(people)).containsExactly(person(1, 51), person(2, 2), person(8, 80));
        }
    }

    @Test
    void mergeRefusesToChangeADocumentTwice() {
        try (TestCollection people = new TestCollection()) {
            people.insert(people(3));
            assertThatThrownBy(() -> people.run(merge(people, Plans.row(1, 5), Plans.row(1, 6))))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("at most one source row");
        }
    }

    @Test
    void aRowChangedSinceTheSnapshotAsksForANewStatement() {
        try (TestCollection people = new TestCollection();
                Transaction slow = people.begin()) {
            people.insert(people(1));
            slow.beginStatement();
            people.run(increment(people, people.source(), 0));
            PhysicalPlan plan = increment(people, people.source(), 0);
            CompiledQuery query = people.executor.prepare(plan, people.catalog);
            var context = Running.context(new TestWorld(), slow, Running.PLENTY);
            assertThatThrownBy(() -> query.open(context)).isInstanceOf(StatementOutdatedException.class);
            slow.rollbackStatement();
            slow.beginStatement();
            query.open(context).close();
            slow.commit();
            assertThat(stored(people)).containsExactly(person(0, 2));
        }
    }

    @Test
    void lockedRowsAreLeftOutOrRefused() {
        try (TestCollection people = new TestCollection();
                Transaction first = people.begin();
                Transaction second = people.begin()) {
            people.insert(people(3));
            assertThat(people.run(lock(people, LockWaiting.WAIT, 2), first)).hasSize(2);
            assertThat(people.run(lock(people, LockWaiting.SKIP_LOCKED, 3), second))
                    .hasSize(1);
            assertThatThrownBy(() -> people.run(lock(people, LockWaiting.NOWAIT, 3), second))
                    .hasMessageContaining("lock");
        }
    }

    /** Rows with n below the limit, FOR UPDATE. */
    private static PhysicalPlan lock(TestCollection people, LockWaiting waiting, int limit) {
        Source source = people.source("n");
        PhysicalPlan scan = new FullScan(
                source.read(Plans.less(source.field(0).ref(), Plans.constant(limit)), source.rowId, source.field(0)),
                Optional.empty(),
                NONE);
        PhysicalPlan locked = new RowLock(
                scan, List.of(new LockTarget(people.reference, source.rowId)), LockStrength.UPDATE, waiting, NONE);
        return new RowProjection(
                locked,
                List.of(new NamedExpression(source.field(0), source.field(0).ref())),
                NONE);
    }
}
