package io.docdb.session;

import io.docdb.bind.BindContext;
import io.docdb.bind.Binder;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.collection.DocumentRules;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.Volatility;
import io.docdb.expr.compile.ExpressionCompiler;
import io.docdb.expr.function.Functions;
import io.docdb.schema.DocumentSchema;
import io.docdb.schema.SchemaModel;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Compiles the SQL fragments of definitions with the binder and the expression compiler. What they may know of the world is
 * the clock, in UTC: entries of an index must not depend on who writes. Thread-safe.
 */
public final class SqlRules implements DocumentRules {
    private final InstantSource clock;
    private final Map<String, DocumentSchema> schemas = new ConcurrentHashMap<>();

    public SqlRules(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Function<Document, Value> compile(CollectionDefinition collection, String sql) {
        return compiled(bind(collection, sql), World::drawsNothing);
    }

    @Override
    public Function<Document, Value> compileDefault(
            CollectionDefinition collection,
            String sql,
            CatalogSnapshot catalog,
            ToLongFunction<SequenceDefinition> next) {
        Map<String, SequenceDefinition> sequences = catalog.sequences().stream()
                .collect(Collectors.toMap(sequence -> sequence.schema() + "." + sequence.name(), Function.identity()));
        return compiled(bind(collection, sql, catalog), name -> LongValue.of(next.applyAsLong(sequences.get(name))));
    }

    @Override
    public boolean isLasting(CollectionDefinition collection, String sql) {
        return !isFleeting(bind(collection, sql));
    }

    /** A call that draws, or that the clock or the session decides: there is nothing of the document in it, or it is AGE. */
    private static boolean isFleeting(Expression expression) {
        if (expression instanceof Call call) {
            Volatility volatility = call.function().volatility();
            boolean byClock = call.arguments().stream().noneMatch(SqlRules::readsDocument)
                    || call.function().name().equals("AGE") && call.arguments().size() == 1;
            if (volatility == Volatility.VOLATILE || volatility == Volatility.STABLE && byClock) {
                return true;
            }
        }
        return expression.children().stream().anyMatch(SqlRules::isFleeting);
    }

    private static boolean readsDocument(Expression expression) {
        return expression instanceof ColumnRef || expression.children().stream().anyMatch(SqlRules::readsDocument);
    }

    private Function<Document, Value> compiled(Expression bound, Function<String, Value> sequences) {
        int documentId = Binder.documentColumn().id();
        Evaluator evaluator = ExpressionCompiler.compile(
                bound, columnId -> columnId == documentId ? 0 : -1, SqlRules::refuseSubquery);
        return document -> evaluator.evaluate(new Value[] {document}, new World(clock.instant(), sequences));
    }

    /** An expression over {@link Binder#documentColumn}. */
    public Expression bind(CollectionDefinition collection, String sql) {
        return bind(collection, sql, CatalogSnapshot.EMPTY);
    }

    private Expression bind(CollectionDefinition collection, String sql, CatalogSnapshot catalog) {
        Binder binder = new Binder(catalog, Functions.STANDARD, BindContext.of(this::model));
        return binder.bindExpression(sql, collection, false);
    }

    private SchemaModel model(CollectionDefinition collection) {
        return collection
                .jsonSchema()
                .map(text -> schemas.computeIfAbsent(text, DocumentSchema::compile))
                .orElse(DocumentSchema.ANYTHING)
                .model();
    }

    private static Evaluator refuseSubquery(io.docdb.expr.SubqueryExpression subquery, io.docdb.expr.RowLayout layout) {
        throw new DatabaseException(ErrorCode.NOT_SUPPORTED, "A definition may not hold subqueries");
    }

    /**
     * The little a definition may know.
     *
     * @param sequences draws from the one of a name
     */
    private record World(Instant now, Function<String, Value> sequences) implements EvaluationContext {
        static Value drawsNothing(String sequence) {
            throw outOfReach("sequences");
        }

        @Override
        public Value parameter(int position) {
            throw outOfReach("parameters");
        }

        @Override
        public Value outer(int columnId) {
            throw outOfReach("columns of other tables");
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Value sessionValue(String name) {
            throw outOfReach(name);
        }

        @Override
        public Value nextValue(String sequence) {
            return sequences.apply(sequence);
        }

        @Override
        public Value currentValue(String sequence) {
            return drawsNothing(sequence);
        }

        @Override
        public void checkCancelled() {
            // one document: nothing to wait for
        }

        private static DatabaseException outOfReach(String what) {
            return new DatabaseException(ErrorCode.NOT_SUPPORTED, "A definition may not use " + what);
        }
    }
}
