package io.docdb.repository;

import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.Slice;
import io.docdb.dsl.SqlCall;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A query of {@code @Query} that is read page by page: the same statement with LIMIT and OFFSET, and one that counts.
 *
 * @param parameters how many values the statement takes; the limit and the offset come after them
 */
record PagedStatement(String page, String count, int parameters) {
    /** @throws MethodName.NotUnderstood if the statement gives no rows, or has a LIMIT of its own */
    static PagedStatement of(ParsedStatement parsed) throws MethodName.NotUnderstood {
        if (!(parsed.statement() instanceof Query query) || query.limit().isPresent()) {
            throw new MethodName.NotUnderstood(
                    "expected a query without LIMIT in @Query beside a parameter of Page, found another statement");
        }
        int parameters = parsed.parameterCount();
        Query.Limit limit =
                Query.Limit.of(new Expression.Parameter(parameters), new Expression.Parameter(parameters + 1));
        Query page = new Query(
                query.with(), query.body(), query.orderBy(), Optional.of(limit), query.locking(), Position.NONE);
        Query all = new Query(query.with(), query.body(), List.of(), Optional.empty(), List.of(), Position.NONE);
        Query count = new Query(new QueryBody.Select(
                List.of(new QueryBody.ExpressionItem(Expression.Call.countStar())),
                List.of(new TableReference.Derived(all, TableReference.Alias.of("_all"))),
                Optional.empty()));
        return new PagedStatement(SqlPrinter.print(page), SqlPrinter.print(count), parameters);
    }

    /** @param run makes the call of a text and its values */
    <T> List<T> list(BiFunction<String, Object[], SqlCall> run, Object[] values, Page page, Class<T> type) {
        return list(run, values, page, page.size(), type);
    }

    <T> Paged<T> paged(BiFunction<String, Object[], SqlCall> run, Object[] values, Page page, Class<T> type) {
        long total = run.apply(count, values).first(Long.class).orElse(0L);
        return new Paged<>(list(run, values, page, type), page, total);
    }

    <T> Slice<T> slice(BiFunction<String, Object[], SqlCall> run, Object[] values, Page page, Class<T> type) {
        List<T> rows = list(run, values, page, page.size() + 1L, type);
        boolean more = rows.size() > page.size();
        return new Slice<>(more ? rows.subList(0, page.size()) : rows, page, more);
    }

    private <T> List<T> list(
            BiFunction<String, Object[], SqlCall> run, Object[] values, Page page, long size, Class<T> type) {
        if (!page.sort().isNone()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Expected a Page without an order: the one of @Query is in its statement");
        }
        Object[] all = Arrays.copyOf(values, parameters + 2);
        all[parameters] = size;
        all[parameters + 1] = page.offset();
        return run.apply(this.page, all).list(type);
    }
}
