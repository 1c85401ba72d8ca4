package io.docdb.exec.scan;

import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Frame;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.expr.define.Param;
import io.docdb.expr.type.JsonForm;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the terms of a predicate that can be tested on bytes: comparisons of a single path with something that does not depend
 * on the document, IS [NOT] NULL, IS [NOT] MISSING, IN, {@code @>} of JSON, and AND and OR of such.
 */
final class ByteTestCompiler {
    private static final Value[] NO_COLUMNS = {};

    private final DocumentRead read;
    private final FieldNames names;
    private final Function<Expression, Evaluator> outerCompiler;
    private final Set<Integer> own = new HashSet<>();

    /** @param outerCompiler compiles expressions over no row */
    ByteTestCompiler(DocumentRead read, FieldNames names, Function<Expression, Evaluator> outerCompiler) {
        this.read = read;
        this.names = names;
        this.outerCompiler = outerCompiler;
        own.add(read.rowId().id());
        own.add(read.document().id());
        read.fields().forEach(field -> own.add(field.column().id()));
    }

    /** The test, if the term can be tested on bytes. */
    Optional<ByteTestStep> compile(Expression term) {
        if (term instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (term instanceof IsNull test) {
            return path(test.operand()).map(path -> frame -> ByteTests.isNull(path, true));
        }
        if (term instanceof IsMissing test) {
            return path(test.operand()).map(path -> frame -> ByteTests.isMissing(path, true));
        }
        if (term instanceof Not not && not.operand() instanceof IsNull test) {
            return path(test.operand()).map(path -> frame -> ByteTests.isNull(path, false));
        }
        if (term instanceof Not not && not.operand() instanceof IsMissing test) {
            return path(test.operand()).map(path -> frame -> ByteTests.isMissing(path, false));
        }
        if (term instanceof InList list) {
            return inList(list);
        }
        if (term instanceof Call call && call.arguments().size() == 2) {
            return switch (call.function().name()) {
                case "@>" -> contains(call, 0, 1);
                case "<@" -> contains(call, 1, 0);
                default -> Optional.empty();
            };
        }
        if (term instanceof And and) {
            return all(and.terms()).map(steps -> frame -> conjunction(bindAll(steps, frame)));
        }
        if (term instanceof Or or) {
            return all(or.terms()).map(steps -> frame -> disjunction(bindAll(steps, frame)));
        }
        return Optional.empty();
    }

    private Optional<ByteTestStep> comparison(Comparison comparison) {
        Operator operator = comparison.operator();
        if (operator == Operator.DISTINCT || operator == Operator.NOT_DISTINCT) {
            return Optional.empty();
        }
        Optional<PathReader> left = path(comparison.left());
        if (left.isPresent() && isKnown(comparison.right())) {
            return Optional.of(comparison(left.get(), operator, comparison.right()));
        }
        Optional<PathReader> right = path(comparison.right());
        if (right.isPresent() && isKnown(comparison.left())) {
            return Optional.of(comparison(right.get(), operator.mirrored(), comparison.left()));
        }
        return Optional.empty();
    }

    private ByteTestStep comparison(PathReader path, Operator operator, Expression bound) {
        Evaluator evaluator = outerCompiler.apply(bound);
        return frame -> ByteTests.compare(path, operator, evaluator.evaluate(NO_COLUMNS, frame), names);
    }

    /** A text that is JSON by its type is parsed; one inside of a document is a JSON string. */
    private Optional<ByteTestStep> contains(Call call, int whole, int part) {
        Expression wanted = call.arguments().get(part);
        Expression json = call.arguments().get(whole);
        if (Param.isJsonText(json) || !isKnown(wanted)) {
            return Optional.empty();
        }
        Evaluator evaluator = outerCompiler.apply(wanted);
        boolean isText = Param.isJsonText(wanted);
        return pathOrRoot(json)
                .map(path -> frame -> ByteTests.contains(path, () -> {
                    Value value = evaluator.evaluate(NO_COLUMNS, frame);
                    if (value == NullValue.NULL) {
                        return null;
                    }
                    return JsonPart.of(
                            isText && value instanceof TextValue text ? parsed(text, call, frame) : value, names);
                }));
    }

    private static Value parsed(TextValue text, Call call, Frame frame) {
        try {
            return JsonForm.parse(text.value());
        } catch (StatementException error) {
            throw frame.located(error, call.place());
        }
    }

    /** As {@link #path}; the document itself is there, too. */
    private Optional<PathReader> pathOrRoot(Expression expression) {
        return expression instanceof ColumnRef reference
                        && reference.column().id() == read.document().id()
                ? Optional.of(PathReader.of(FieldPath.ROOT, names))
                : path(expression);
    }

    private Optional<ByteTestStep> inList(InList list) {
        Optional<PathReader> path = path(list.operand());
        if (path.isEmpty() || !list.items().stream().allMatch(this::isKnown)) {
            return Optional.empty();
        }
        ByteTestStep[] items = list.items().stream()
                .map(item -> comparison(path.get(), Operator.EQUAL, item))
                .toArray(ByteTestStep[]::new);
        return items.length > 8
                ? Optional.empty() // a hash look-up of the decoded value is faster
                : Optional.of(frame -> disjunction(bindAll(items, frame)));
    }

    private Optional<ByteTestStep[]> all(List<Expression> terms) {
        List<ByteTestStep> steps = new ArrayList<>();
        for (Expression term : terms) {
            Optional<ByteTestStep> step = compile(term);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(steps.toArray(ByteTestStep[]::new));
    }

    /** A plain loop: this is done at each execution, point queries included. */
    static ByteTest[] bindAll(ByteTestStep[] steps, Frame frame) {
        ByteTest[] tests = new ByteTest[steps.length];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = steps[i].bind(frame);
        }
        return tests;
    }

    private static ByteTest conjunction(ByteTest[] tests) {
        return (bytes, offset) -> {
            for (ByteTest test : tests) {
                if (!test.test(bytes, offset)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static ByteTest disjunction(ByteTest[] tests) {
        return (bytes, offset) -> {
            for (ByteTest test : tests) {
                if (test.test(bytes, offset)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The reader of a single path that the expression is. */
    private Optional<PathReader> path(Expression expression) {
        return pathOf(expression).filter(path -> !path.isMulti()).map(path -> PathReader.of(path, names));
    }

    private Optional<FieldPath> pathOf(Expression expression) {
        if (expression instanceof ColumnRef reference) {
            return read.fields().stream()
                    .filter(field -> field.column().id() == reference.column().id())
                    .map(ScanField::path)
                    .findFirst();
        }
        if (expression instanceof PathAccess access
                && access.base() instanceof ColumnRef base
                && base.column().id() == read.document().id()) {
            return Optional.of(access.path());
        }
        return Optional.empty();
    }

    /** True if the value is the same for all documents of an execution, and costs nothing that might not be needed. */
    private boolean isKnown(Expression expression) {
        boolean[] known = {true};
        expression.visit(node -> {
            boolean dependsOnDocument = node instanceof ColumnRef reference
                    && own.contains(reference.column().id());
            boolean changes = node instanceof Call call && call.function().volatility() == Volatility.VOLATILE;
            known[0] &= !dependsOnDocument && !changes && !(node instanceof SubqueryExpression);
        });
        return known[0];
    }
}
