package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Case;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CASE, and the functions that are written as one: its conditions, and the one type of its results. */
final class CaseBinder {
    private final ExpressionBinder expressions;
    private final Coercion coercion;

    CaseBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.coercion = expressions.coercion();
    }

    Expression bind(io.docdb.sql.ast.Expression.Case caseExpression) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        Optional<Expression> operand = caseExpression.operand().map(expressions::bind);
        if (operand.isPresent() && Plans.isVolatile(operand.get())) {
            refuseTests(caseExpression);
            return caseOnce(operand.get(), caseExpression);
        }
        for (io.docdb.sql.ast.Expression.Case.When branch : caseExpression.branches()) {
            Expression when = branch.isTest()
                    ? expressions.bindTest(branch.when(), operand.orElseThrow())
                    : expressions.bind(branch.when());
            conditions.add(
                    operand.isPresent() && !branch.isTest()
                            ? coercion.compare(
                                    Comparison.Operator.EQUAL,
                                    operand.get(),
                                    when,
                                    branch.when().at())
                            : coercion.condition(when, "WHEN", branch.when().at()));
            results.add(expressions.bind(branch.then()));
        }
        results.add(caseExpression.otherwise().map(expressions::bind).orElse(Constant.NULL));
        return caseOf(conditions, results, caseExpression.at());
    }

    /** Each test would evaluate the operand again, and find another value. */
    private void refuseTests(io.docdb.sql.ast.Expression.Case caseExpression) {
        for (io.docdb.sql.ast.Expression.Case.When branch : caseExpression.branches()) {
            if (branch.isTest()) {
                throw expressions
                        .binding()
                        .error(
                                branch.when().at(),
                                ErrorCode.NOT_SUPPORTED,
                                "CASE over what changes with each evaluation takes values to compare with, no tests");
            }
        }
    }

    private Expression caseOnce(Expression operand, io.docdb.sql.ast.Expression.Case caseExpression) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(operand);
        for (io.docdb.sql.ast.Expression.Case.When branch : caseExpression.branches()) {
            arguments.add(expressions.bind(branch.when()));
            arguments.add(expressions.bind(branch.then()));
        }
        arguments.add(caseExpression.otherwise().map(expressions::bind).orElse(Constant.NULL));
        return expressions.operator("CASE ONCE", arguments, caseExpression.at());
    }

    /** @param results one more than there are conditions: the last one is the otherwise */
    Expression caseOf(List<Expression> conditions, List<Expression> results, Position at) {
        List<Expression> read = coercion.readLiterals(results, at);
        SqlType type = coercion.common(read, "CASE", at);
        List<Expression> unified = coercion.unify(read, type);
        List<Case.When> branches = new ArrayList<>(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new Case.When(conditions.get(i), unified.get(i)));
        }
        return new Case(branches, unified.get(conditions.size()), type);
    }
}
