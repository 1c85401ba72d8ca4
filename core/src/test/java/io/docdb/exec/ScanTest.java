package io.docdb.exec;

import static io.docdb.exec.Plans.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.catalog.IndexDefinition;
import io.docdb.exec.TestCollection.Source;
import io.docdb.exec.operator.Places;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.compile.ExpressionCompiler;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What scans and indexes find is what the predicate says of the decoded documents. */
class ScanTest {

    private static List<Document> documents(Random random, int count) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Document.Builder document = Document.builder().put("id", LongValue.of(i));
            putSome(document, "a", random, scalar(random));
            putSome(document, "b", random, scalar(random));
            Document.Builder inner = Document.builder();
            putSome(inner, "c", random, scalar(random));
            putSome(document, "o", random, inner.build());
            List<Value> tags = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                tags.add(scalar(random));
            }
            putSome(document, "tags", random, new ArrayValue(tags));
            documents.add(document.build());
        }
        return documents;
    }

    private static void putSome(Document.Builder document, String name, Random random, Value value) {
        if (random.nextInt(6) > 0) {
            document.put(name, value);
        }
    }

    private static Value scalar(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NullValue.NULL;
            case 1 -> BooleanValue.of(random.nextBoolean());
            case 2 -> new DecimalValue(new BigDecimal(random.nextInt(60)).movePointLeft(1));
            case 3, 4 -> Plans.of("t" + random.nextInt(6));
            default -> LongValue.of(random.nextInt(8) - 2);
        };
    }

    /** A random predicate over the fields, nested in AND, OR and NOT. */
    private static Expression predicate(Random random, Source source, int depth) {
        Expression field = random.nextInt(4) == 0
                ? new PathAccess(source.document.ref(), source.fields.get(2).path(), SqlType.ANY)
                : source.field(random.nextInt(3)).ref();
        Operator operator = Operator.values()[random.nextInt(8)];
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> new Comparison(operator, field, new Parameter(0, SqlType.ANY));
            case 1 -> new Comparison(operator, Plans.constant(scalar(random)), field);
            case 2 -> new IsNull(field);
            case 3 -> new Not(new IsNull(field));
            case 4 -> new InList(field, List.of(Plans.constant(scalar(random)), Plans.constant(scalar(random))));
            case 5 ->
                new Comparison(operator, field, source.field(random.nextInt(3)).ref());
            case 6 -> new And(List.of(predicate(random, source, depth - 1), predicate(random, source, depth - 1)));
            case 7 -> new Or(List.of(predicate(random, source, depth - 1), predicate(random, source, depth - 1)));
            default -> new Not(predicate(random, source, depth - 1));
        };
    }

    private static boolean passes(Expression predicate, Source source, Document document, Value parameter) {
        Places layout = Places.of(
                List.of(source.rowId, source.document),
                source.fields.stream().map(ScanField::column).toList());
        Value[] row = new Value[2 + source.fields.size()];
        row[0] = NullValue.NULL;
        row[1] = document;
        for (int i = 0; i < source.fields.size(); i++) {
            Value value = source.fields.get(i).path().get(document);
            row[2 + i] = value.isNull() ? NullValue.NULL : value;
        }
        Evaluator evaluator = ExpressionCompiler.compile(predicate, layout, (subquery, l) -> null);
        return evaluator.evaluate(row, new TestWorld(parameter)) == BooleanValue.TRUE;
    }

    @Test
    void aPredicateOnBytesSaysWhatItSaysOfTheDocument() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestCollection people = new TestCollection()) {
            List<Document> documents = documents(random, 300);
            people.insert(documents);
            for (int round = 0; round < 400; round++) {
                Source source = people.source("a", "b", "o.c");
                Expression predicate = predicate(random, source, 2);
                Value parameter = scalar(random);
                PhysicalPlan scan =
                        new FullScan(source.read(predicate, source.document, source.field(0)), Optional.empty(), NONE);
                List<Value[]> expected = new ArrayList<>();
                for (Document document : documents) {
                    if (passes(predicate, source, document, parameter)) {
                        Value a = document.get("a");
                        expected.add(new Value[] {document, a.isNull() ? NullValue.NULL : a});
                    }
                }
                Running.assertSameOrder(
                        people.run(scan, parameter), expected, "seed " + seed + " " + predicate + " " + parameter);
            }
        }
    }

    private static Value json(Random random, int depth) {
        int size = random.nextInt(3);
        if (depth == 0 || random.nextInt(3) == 0) {
            return scalar(random);
        }
        if (random.nextBoolean()) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(json(random, depth - 1));
            }
            return new ArrayValue(elements);
        }
        Document fields = Document.EMPTY;
        for (int i = 0; i < size; i++) {
            fields = fields.with("a,b,c".split(",")[random.nextInt(3)], json(random, depth - 1));
        }
        return fields;
    }

    @Test
    void whatContainsAPartByItsBytesContainsItDecoded() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestCollection people = new TestCollection()) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Document document = Document.of("id", LongValue.of(i));
                documents.add(document.with("a", json(random, 3)).with("b", json(random, 2)));
            }
            people.insert(documents);
            int found = 0;
            for (int round = 0; round < 600; round++) {
                Source source = people.source("a", "b", "a.b");
                Expression whole = random.nextInt(4) == 0
                        ? source.document.ref()
                        : source.field(random.nextInt(3)).ref();
                Value part = json(random, 2);
                Expression wanted = random.nextBoolean()
                        ? new Constant(part, SqlType.ANY)
                        : new Constant(new TextValue(JsonText.of(part)), SqlType.VARCHAR);
                Expression predicate = random.nextBoolean()
                        ? new Call(Functions.STANDARD.operator("@>"), List.of(whole, wanted), SqlType.BOOLEAN)
                        : new Call(Functions.STANDARD.operator("<@"), List.of(wanted, whole), SqlType.BOOLEAN);
                PhysicalPlan scan = new FullScan(source.read(predicate, source.document), Optional.empty(), NONE);
                List<Value[]> expected = new ArrayList<>();
                for (Document document : documents) {
                    if (passes(predicate, source, document, NullValue.NULL)) {
                        expected.add(new Value[] {document});
                    }
                }
                found += expected.size();
                Running.assertSameOrder(people.run(scan), expected, "seed " + seed + " " + predicate);
            }
            assertThat(found).isGreaterThan(1000);
        }
    }

    @Test
    void missingIsToldFromNullInPredicatesAndIsNullInRows() {
        try (TestCollection people = new TestCollection()) {
            Document missing = Document.of("id", LongValue.of(1));
            Document isNull = missing.with("id", LongValue.of(2)).with("a", NullValue.NULL);
            people.insert(List.of(missing, isNull));
            Source source = people.source("a");
            PhysicalPlan scan = new FullScan(
                    source.read(new IsMissing(source.field(0).ref()), source.document, source.field(0)),
                    Optional.empty(),
                    NONE);
            assertThat(people.run(scan)).containsExactly(new Value[] {missing, NullValue.NULL});
        }
    }

    private static KeyRange.Between randomRange(Random random) {
        Optional<KeyRange.Bound> from =
                Optional.of(new KeyRange.Bound(Plans.constant(scalar(random)), random.nextBoolean()));
        Optional<KeyRange.Bound> to =
                Optional.of(new KeyRange.Bound(Plans.constant(scalar(random)), random.nextBoolean()));
        return switch (random.nextInt(3)) {
            case 0 -> new KeyRange.Between(from, Optional.empty());
            case 1 -> new KeyRange.Between(Optional.empty(), to);
            default -> new KeyRange.Between(from, to);
        };
    }

    /** The terms that say of the column what the range says. */
    private static List<Expression> terms(KeyRange.Between range, Expression column) {
        List<Expression> terms = new ArrayList<>();
        range.from()
                .ifPresent(bound -> terms.add(new Comparison(
                        bound.inclusive() ? Operator.GREATER_OR_EQUAL : Operator.GREATER, column, bound.value())));
        range.to()
                .ifPresent(bound -> terms.add(new Comparison(
                        bound.inclusive() ? Operator.LESS_OR_EQUAL : Operator.LESS, column, bound.value())));
        return terms;
    }

    @Test
    void anIndexFindsWhatAScanFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        IndexDefinition byBoth = TestCollection.index(21, false, "a", "b desc");
        try (TestCollection people = new TestCollection(byBoth)) {
            people.insert(documents(random, 300));
            for (int round = 0; round < 300; round++) {
                KeyRange.Between between = randomRange(random);
                Value first = scalar(random);
                boolean onSecondPart = random.nextBoolean();
                Source source = people.source("a", "b");
                List<Expression> terms =
                        terms(between, source.field(onSecondPart ? 1 : 0).ref());
                List<KeyRange.Equal> prefix = new ArrayList<>();
                if (onSecondPart) {
                    terms.add(Plans.equal(source.field(0).ref(), Plans.constant(first)));
                    prefix.add(new KeyRange.Equal(Plans.constant(first), false));
                }
                Expression condition = terms.size() == 1 ? terms.get(0) : new And(terms);
                List<Value[]> scanned = people.run(
                        new FullScan(source.read(condition, source.field(0), source.field(1)), Optional.empty(), NONE));
                IndexAccess access = new IndexAccess(byBoth, List.of(new KeyRange(prefix, between)));
                for (boolean indexOnly : new boolean[] {false, true}) {
                    PhysicalPlan byIndex = new IndexScan(
                            source.read(null, source.field(0), source.field(1)),
                            access,
                            random.nextBoolean(),
                            indexOnly,
                            NONE);
                    Running.assertSameRows(
                            people.run(byIndex), scanned, "seed " + seed + " " + condition + " " + indexOnly);
                }
                PhysicalPlan count = new CountDocuments(people.reference, Optional.of(access), Plans.number("c"), NONE);
                assertThat(people.run(count)).containsExactly(new Value[] {LongValue.of(scanned.size())});
            }
        }
    }

    @Test
    void anIndexOverElementsGivesEachDocumentOnce() {
        Random random = new Random(7);
        IndexDefinition byTags = TestCollection.index(22, false, "tags[*]");
        try (TestCollection people = new TestCollection(byTags)) {
            List<Document> documents = documents(random, 300);
            people.insert(documents);
            Source source = people.source();
            KeyRange numbers = new KeyRange(
                    List.of(),
                    new KeyRange.Between(Optional.of(new KeyRange.Bound(Plans.constant(0), true)), Optional.empty()));
            PhysicalPlan scan = new IndexScan(
                    source.read(null, source.document), new IndexAccess(byTags, List.of(numbers)), false, false, NONE);
            Set<Value> found = new HashSet<>();
            people.run(scan).forEach(row -> assertThat(found.add(row[0])).isTrue());
            Set<Value> expected = new HashSet<>(documents);
            expected.removeIf(document -> !(((Document) document).get("tags") instanceof ArrayValue tags)
                    || tags.elements().stream()
                            .noneMatch(tag -> tag instanceof NumberValue number && number.doubleValue() >= 0));
            assertThat(found).isEqualTo(expected).isNotEmpty();
        }
    }

    private static KeyRange range(long from, long to) {
        return new KeyRange(
                List.of(),
                new KeyRange.Between(
                        Optional.of(new KeyRange.Bound(Plans.constant(from), true)),
                        Optional.of(new KeyRange.Bound(Plans.constant(to), true))));
    }

    @Test
    void anIndexScanIsInIndexOrderAndOverlappingRangesFindOnce() {
        IndexDefinition byA = TestCollection.index(20, false, "a");
        try (TestCollection people = new TestCollection(byA)) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                documents.add(Document.of("id", LongValue.of(i)).with("a", LongValue.of(i * 7 % 40)));
            }
            people.insert(documents);
            Source source = people.source("a");
            KeyRange three = KeyRange.equalTo(List.of(Plans.constant(3)));
            List<KeyRange> ranges = List.of(range(5, 12), range(30, 35), range(10, 20), three, three);
            for (boolean descending : new boolean[] {false, true}) {
                PhysicalPlan scan = new IndexScan(
                        source.read(null, source.field(0)), new IndexAccess(byA, ranges), descending, false, NONE);
                List<Long> expected = new ArrayList<>();
                for (long i = 0; i < 40; i++) {
                    if (i == 3 || i >= 5 && i <= 20 || i >= 30 && i <= 35) {
                        expected.add(i);
                    }
                }
                if (descending) {
                    expected.sort(Comparator.reverseOrder());
                }
                assertThat(people.run(scan).stream()
                                .map(row -> ((LongValue) row[0]).value())
                                .toList())
                        .isEqualTo(expected);
            }
            PhysicalPlan union = new IndexUnion(
                    source.read(null, source.field(0)),
                    List.of(new IndexAccess(byA, ranges.subList(0, 2)), new IndexAccess(byA, ranges.subList(2, 5))),
                    List.of(),
                    NONE);
            assertThat(people.run(union)).hasSize(23);
        }
    }

    @Test
    void keysAreLookedUpScannedAndJoined() {
        try (TestCollection people = new TestCollection()) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                documents.add(Document.of("id", LongValue.of(i)).with("friend", LongValue.of(i * 2)));
            }
            people.insert(documents);
            Source source = people.source("id", "friend");
            List<List<Expression>> keys = List.of(
                    List.of(Plans.constant(7)),
                    List.of(Plans.constant(99)),
                    List.of(Plans.constant(3)),
                    List.of(Plans.constant(7)),
                    List.of(Plans.constant(null)));
            PhysicalPlan lookup = new KeyLookup(source.read(null, source.field(1)), keys, NONE);
            Running.assertSameOrder(people.run(lookup), List.of(Plans.row(6), Plans.row(14)), "lookup");
            PhysicalPlan range = new KeyScan(source.read(null, source.field(0)), List.of(range(3, 5)), true, NONE);
            Running.assertSameOrder(
                    people.run(range), List.of(Plans.row(5), Plans.row(4), Plans.row(3)), "range of keys");

            Source friends = people.source("id");
            PhysicalPlan left =
                    new FullScan(source.read(null, source.field(0), source.field(1)), Optional.empty(), NONE);
            PhysicalPlan right = new KeyLookup(
                    friends.read(null, friends.field(0)),
                    List.of(List.of(source.field(1).ref())),
                    NONE);
            for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.SEMI, JoinKind.ANTI)) {
                PhysicalPlan join = new IndexLoopJoin(kind, left, right, Optional.empty(), NONE);
                assertThat(people.run(join)).hasSize(kind == JoinKind.LEFT ? 20 : 10);
            }
            PhysicalPlan all = new CountDocuments(people.reference, Optional.empty(), Plans.number("c"), NONE);
            assertThat(people.run(all)).containsExactly(Plans.row(20));
        }
    }
}
