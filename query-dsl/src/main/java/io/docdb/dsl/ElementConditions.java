package io.docdb.dsl;

import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Conditions on the values an operand leads to, of which a path with {@code [*]} has many, and on elements of arrays. */
record ElementConditions(Operand operand, StatementBuilder builder) {
    boolean isMulti() {
        return operand.source()
                .map(source -> source.path(builder.mapper()).isMulti())
                .orElse(false);
    }

    /** The condition on the value, or on one of the values. */
    Expression each(Expression tree, Function<Expression, Expression> test) {
        return isMulti() ? oneOf(tree, test) : test.apply(tree);
    }

    /** The condition on one of the elements. */
    Expression oneOf(Expression array, Function<Expression, Expression> test) {
        String alias = builder.newAlias();
        return exists(alias, array, test.apply(Expression.Reference.of(alias, "e")));
    }

    /** One element fulfils the whole filter, whose paths begin at the element. */
    Expression match(Expression array, Filter<?> filter) {
        String alias = builder.newAlias();
        StatementBuilder.Scope inner =
                StatementBuilder.Scope.of(List.of(PathStep.Field.of(alias), PathStep.Field.of("e")));
        return exists(alias, array, filter.build(builder, inner));
    }

    /** {@code EXISTS (SELECT 1 FROM UNNEST(array) AS alias(e) WHERE condition)}. */
    private static Expression exists(String alias, Expression array, Expression condition) {
        TableReference elements = new TableReference.Function(
                Expression.Call.of("unnest", array), new TableReference.Alias(Name.of(alias), Name.listOf("e")));
        QueryBody.Select select = new QueryBody.Select(
                List.of(new QueryBody.ExpressionItem(new Expression.Literal(LongValue.ONE))),
                List.of(elements),
                Optional.of(condition));
        return new Condition.Exists(new Query(select));
    }

    /** The elements of the array, none if it is no array. */
    Expression elements(StatementBuilder.Scope scope) {
        Optional<FieldPath> path = operand.source().map(source -> source.path(builder.mapper()));
        if (path.isPresent()) {
            boolean isDone = !path.get().steps().isEmpty()
                    && path.get().steps().get(path.get().steps().size() - 1) == FieldPath.AnyElement.INSTANCE;
            return scope.reference(isDone ? path.get() : path.get().then(FieldPath.AnyElement.INSTANCE));
        }
        return new Expression.Access(operand.build(builder, scope), List.of(new PathStep.AllElements()));
    }
}
