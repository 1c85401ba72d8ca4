package io.docdb.sql.ast;

/** What another floor does with expressions: one method per kind, so that a new kind does not compile unanswered. */
public interface ExpressionVisitor<R> {
    R visitLiteral(Expression.Literal literal);

    R visitParameter(Expression.Parameter parameter);

    R visitReference(Expression.Reference reference);

    R visitAccess(Expression.Access access);

    R visitUnary(Expression.Unary unary);

    R visitBinary(Expression.Binary binary);

    R visitCase(Expression.Case caseExpression);

    R visitCaseOperand(Expression.CaseOperand operand);

    R visitCast(Expression.Cast cast);

    R visitCall(Expression.Call call);

    R visitNamedArgument(Expression.NamedArgument argument);

    R visitRowValue(Expression.RowValue row);

    R visitArrayConstructor(Expression.ArrayConstructor array);

    R visitArrayQuery(Expression.ArrayQuery array);

    R visitScalarSubquery(Expression.ScalarSubquery subquery);

    R visitAtTimeZone(Expression.AtTimeZone atTimeZone);

    R visitCollate(Expression.Collate collate);

    R visitSequenceValue(Expression.SequenceValue sequenceValue);

    R visitDefaultValue(Expression.DefaultValue defaultValue);

    R visitAnd(Condition.And and);

    R visitOr(Condition.Or or);

    R visitNot(Condition.Not not);

    R visitComparison(Condition.Comparison comparison);

    R visitQuantifiedQuery(Condition.QuantifiedQuery quantified);

    R visitQuantifiedArray(Condition.QuantifiedArray quantified);

    R visitBetween(Condition.Between between);

    R visitInList(Condition.InList in);

    R visitInQuery(Condition.InQuery in);

    R visitExists(Condition.Exists exists);

    R visitLike(Condition.Like like);

    R visitIs(Condition.Is is);

    R visitJsonValue(JsonExpression.JsonValue json);

    R visitJsonQuery(JsonExpression.JsonQuery json);

    R visitJsonExists(JsonExpression.JsonExists json);

    R visitJsonObject(JsonExpression.JsonObject json);

    R visitJsonArray(JsonExpression.JsonArray json);

    R visitJsonSerialize(JsonExpression.JsonSerialize json);

    R visitJsonArrayQuery(JsonExpression.JsonArrayQuery json);

    R visitJsonObjectAggregate(JsonExpression.JsonObjectAggregate json);

    R visitJsonArrayAggregate(JsonExpression.JsonArrayAggregate json);
}
