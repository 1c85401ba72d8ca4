package io.docdb.bind;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.scalar.DomainValue;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Values;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Casts to what only the catalog knows: to a domain, and of NULL to the row of a table. */
final class DomainBinder {
    private final ExpressionBinder expressions;
    private final Binding binding;

    DomainBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.binding = expressions.binding();
    }

    Expression cast(io.docdb.sql.ast.Expression.Cast cast, ObjectName type) {
        Optional<DomainDefinition> domain = find(type);
        if (domain.isPresent()) {
            return cast(cast, domain.get());
        }
        if (cast.operand() instanceof io.docdb.sql.ast.Expression.Literal literal
                && literal.value().isNull()) {
            new FromBinder(binding, expressions.scope()).columnsOf(type);
            return new Constant(NullValue.NULL, SqlType.OBJECT);
        }
        throw unknown(type);
    }

    private StatementException unknown(ObjectName type) {
        return binding.error(
                type.at(),
                ErrorCode.UNKNOWN_OBJECT,
                binding.catalog().unknownType(type.toString(), Parser.typeNames()));
    }

    /**
     * What a function gives as a value of the type of a domain, if the conditions of the domain hold for it.
     *
     * @param orNull NULL if they do not
     * @param value makes the call that gives the type
     */
    Expression returned(ObjectName name, boolean orNull, Function<SqlType, Expression> value) {
        DomainDefinition domain = find(name).orElseThrow(() -> unknown(name));
        return checked(domain, value.apply(typeOf(domain)), orNull);
    }

    private static SqlType typeOf(DomainDefinition domain) {
        return domain.type().name() == SqlType.Name.JSON ? SqlType.ANY : domain.type();
    }

    private Optional<DomainDefinition> find(ObjectName type) {
        List<Name> qualifier = type.qualifier();
        List<String> schemas = qualifier.isEmpty()
                ? binding.context().searchPath()
                : List.of(qualifier.get(qualifier.size() - 1).text());
        return schemas.stream()
                .flatMap(schema ->
                        binding.catalog().findDomain(schema, type.last().text()).stream())
                .findFirst();
    }

    /** The value, if the conditions of the domain hold for it. */
    private Expression cast(io.docdb.sql.ast.Expression.Cast cast, DomainDefinition domain) {
        return checked(domain, expressions.castTo(typeOf(domain), cast), cast.orNull());
    }

    private Expression checked(DomainDefinition domain, Expression value, boolean orNull) {
        if (domain.nullable() && domain.checks().isEmpty()) {
            return value;
        }
        List<Expression> arguments = new ArrayList<>(List.of(value));
        domain.checks().forEach(check -> arguments.add(condition(domain, check, value)));
        List<String> names = domain.checks().stream().map(CheckDefinition::name).toList();
        List<String> conditions =
                domain.checks().stream().map(CheckDefinition::conditionSql).toList();
        DomainValue checked =
                new DomainValue(domain.name(), !domain.nullable(), names, conditions, orNull, value.type());
        return new Call(checked, arguments, value.type());
    }

    private Expression condition(DomainDefinition domain, CheckDefinition check, Expression value) {
        Column column = binding.newColumn(DomainDefinition.VALUE, value.type(), true);
        Scope scope = new Scope(Optional.empty(), CommonTables.NONE, 0);
        LogicalPlan nothing = new Values(List.of(List.of()), List.of());
        List<ScopeColumn> columns = List.of(new ScopeColumn(DomainDefinition.VALUE, column.ref(), "", true));
        scope.add(FromItem.of(nothing, new DerivedRelation(domain.name(), columns, Optional.empty()), false));
        Expression condition = new ExpressionBinder(
                        binding.within(domain.schema(), check.conditionSql()), scope, Clause.DEFINITION)
                .bind(Parser.parseExpression(check.conditionSql()));
        return Plans.replace(
                condition, node -> node instanceof ColumnRef ref && ref.column().id() == column.id() ? value : node);
    }
}
