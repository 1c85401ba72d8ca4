package io.docdb.exec.scan;

import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.exec.operator.Places;
import io.docdb.expr.And;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.IsMissing;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Compiles what a plan node reads from documents. Confined to one compilation. */
public final class DocumentReaderCompiler {
    private final DocumentRead read;
    private final FieldNames names;
    private final BiFunction<Expression, RowLayout, Evaluator> expressions;
    private final List<ScanField> fields = new ArrayList<>();

    private DocumentReaderCompiler(
            DocumentRead read, FieldNames names, BiFunction<Expression, RowLayout, Evaluator> expressions) {
        this.read = read;
        this.names = names;
        this.expressions = expressions;
        fields.addAll(read.fields());
    }

    /** @param expressions compiles an expression over rows of a layout */
    public static DocumentReader compile(
            DocumentRead read, FieldNames names, BiFunction<Expression, RowLayout, Evaluator> expressions) {
        return new DocumentReaderCompiler(read, names, expressions).compile();
    }

    private DocumentReader compile() {
        ByteTestCompiler tests =
                new ByteTestCompiler(read, names, expression -> expressions.apply(expression, Places.NONE));
        List<ByteTestStep> byteTests = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        for (Expression term : terms(read.predicate())) {
            Optional<ByteTestStep> step = tests.compile(term);
            if (step.isPresent()) {
                byteTests.add(step.get());
            } else {
                others.add(term.transform(this::pathAsField));
            }
        }
        Places scratch = Places.of(
                List.of(read.rowId(), read.document()),
                fields.stream().map(ScanField::column).toList());
        RowPredicate[] predicates = others.stream()
                .map(term -> new RowPredicate(expressions.apply(term, scratch), places(term, scratch)))
                .toArray(RowPredicate[]::new);
        int[] output = read.columns().stream()
                .mapToInt(column -> scratch.placeOf(column.id()))
                .toArray();
        PathReader[] readers =
                fields.stream().map(field -> PathReader.of(field.path(), names)).toArray(PathReader[]::new);
        return new DocumentReader(read.collection().id(), names, readers, byteTests, predicates, output);
    }

    private static List<Expression> terms(Optional<Expression> predicate) {
        if (predicate.isEmpty() || predicate.get().equals(Constant.TRUE)) {
            return List.of();
        }
        return predicate.get() instanceof And and ? and.terms() : List.of(predicate.get());
    }

    /** A path that was not pushed into the scan is read from the bytes all the same; such fields get ids below zero. */
    private Expression pathAsField(Expression node) {
        if (node instanceof IsMissing test
                && test.operand() instanceof ColumnRef field
                && field.column().id() < 0) { // fields hold NULL for what is missing: the document must be asked
            ScanField known = fields.get(-1 - field.column().id());
            return new IsMissing(new PathAccess(
                    read.document().ref(), known.path(), known.column().type()));
        }
        if (!(node instanceof PathAccess access)
                || !(access.base() instanceof ColumnRef base)
                || base.column().id() != read.document().id()) {
            return node;
        }
        Column column = new Column(-1 - fields.size(), access.path().toString(), access.type(), true);
        fields.add(new ScanField(column, access.path()));
        return column.ref();
    }

    /** The places of the scratch row that a term looks at, subqueries inside it included. */
    private static int[] places(Expression term, Places scratch) {
        Set<Integer> places = new TreeSet<>();
        term.visit(node -> {
            if (node instanceof ColumnRef reference) {
                places.add(scratch.placeOf(reference.column().id()));
            } else if (node instanceof SubqueryExpression subquery) {
                OuterColumns.of((PhysicalPlan) subquery.plan()).forEach(id -> places.add(scratch.placeOf(id)));
            }
        });
        places.remove(-1);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
