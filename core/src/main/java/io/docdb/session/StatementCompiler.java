package io.docdb.session;

import io.docdb.bind.BindContext;
import io.docdb.bind.Binder;
import io.docdb.bind.BoundStatement;
import io.docdb.bind.ShownPaths;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.exec.CompiledQuery;
import io.docdb.exec.PlanPrinter;
import io.docdb.expr.Column;
import io.docdb.expr.function.Functions;
import io.docdb.optimize.DecidingParameters;
import io.docdb.optimize.ParameterClasses;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.schema.DocumentSchema;
import io.docdb.schema.SchemaModel;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.Statement;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Binds, plans and compiles queries and changes; finds again what was compiled before. Thread-safe. */
final class StatementCompiler {
    private final Engine engine;
    private final Supplier<PlanSettings> settings;

    /** @param settings of the session, as they are when something is compiled */
    StatementCompiler(Engine engine, Supplier<PlanSettings> settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * What decides the meaning of a statement, besides the definitions.
     *
     * @param temporarySchema of the session if it has temporary objects, else empty: then all sessions share the plan
     */
    record Question(Statement tree, String schema, String temporarySchema, PlanSettings settings, int hash) {

        Question(Statement tree, String schema, String temporarySchema, PlanSettings settings) {
            this(tree, schema, temporarySchema, settings, Objects.hash(tree, schema, temporarySchema, settings));
        }

        /** Made once: it walks the whole tree, and the cache asks for it again and again. */
        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** As the other, but first looks at what the source remembers. */
    CompiledStatement compile(
            PreparedStatement.Source source, CatalogSnapshot catalog, String schema, String temporarySchema) {
        String temporary = temporaryPart(catalog, temporarySchema);
        Optional<CompiledStatement> known = source.compiledFor(catalog, schema, temporary, settings.get());
        if (known.isPresent()) {
            return known.get();
        }
        CompiledStatement compiled = compile(source.tree(), source.text(), catalog, schema, temporarySchema);
        if (catalog.version() != CatalogSnapshot.UNCOMMITTED) {
            source.remember(new Question(source.tree(), schema, temporary, settings.get()), compiled);
        }
        return compiled;
    }

    private static String temporaryPart(CatalogSnapshot catalog, String temporarySchema) {
        return catalog.hasTemporary(temporarySchema) ? temporarySchema : "";
    }

    /** @param text of the statement, for error positions; empty if it has none */
    CompiledStatement compile(
            Statement tree, String text, CatalogSnapshot catalog, String schema, String temporarySchema) {
        boolean shared = catalog.version() != CatalogSnapshot.UNCOMMITTED;
        Question question = new Question(tree, schema, temporaryPart(catalog, temporarySchema), settings.get());
        Optional<Object> known = shared ? engine.statements().find(question) : Optional.empty();
        if (known.isPresent() && ((CompiledStatement) known.get()).isFresh(catalog)) {
            return (CompiledStatement) known.get();
        }
        CompiledStatement compiled = compileAnew(tree, text, catalog, schema, temporarySchema);
        if (shared) {
            engine.statements().put(question, compiled);
        }
        return compiled;
    }

    private CompiledStatement compileAnew(
            Statement tree, String text, CatalogSnapshot catalog, String schema, String temporarySchema) {
        BoundStatement bound = bind(tree, text, catalog, schema, temporarySchema);
        PlanAge age = PlanAge.now(engine.statistics(), bound.reads());
        PhysicalPlan plan = engine.optimizer()
                .optimize(bound.plan(), catalog, settings.get().rulesOff());
        CompiledQuery query = engine.executor().prepare(plan, catalog);
        CompiledStatement general = new CompiledStatement(
                catalog, bound, plan, query, columns(bound, catalog), age, Optional.empty(), text);
        if (bound.parameterTypes().isEmpty() || catalog.version() == CatalogSnapshot.UNCOMMITTED) {
            return general;
        }
        Set<String> passedOver = settings.get().rulesOff();
        Optional<DecidingParameters> deciding = engine.optimizer().decidingParameters(plan, catalog, passedOver);
        Optional<ParameterClasses> classes = engine.optimizer().parameterClasses(plan, passedOver);
        if (deciding.isPresent()) {
            Function<List<Value>, Object> both = values -> classes.isEmpty()
                    ? deciding.get().of(values)
                    : List.of(deciding.get().of(values), classes.get().classOf(values));
            return withPlans(
                    general,
                    "such parameters alone",
                    both,
                    (all, values) -> planFor(all, deciding.get(), values, passedOver));
        }
        return classes.map(found -> withPlans(
                        general,
                        "parameters as frequent as these",
                        found::classOf,
                        (all, values) -> plan(all, values, passedOver)))
                .orElse(general);
    }

    private static CompiledStatement withPlans(
            CompiledStatement alone,
            String plannedFor,
            Function<List<Value>, Object> classes,
            BiFunction<CompiledStatement, List<Value>, CompiledStatement> planner) {
        CompiledStatement[] general = new CompiledStatement[1];
        ParameterPlans plans = new ParameterPlans(plannedFor, classes, values -> planner.apply(general[0], values));
        general[0] = alone.withPlans(plans);
        return general[0];
    }

    /** Planned for the values that decide what is looked up; the general statement itself if there is nothing to be found. */
    private CompiledStatement planFor(
            CompiledStatement general, DecidingParameters deciding, List<Value> values, Set<String> passedOver) {
        return engine.optimizer()
                .optimizeFor(general.bound().plan(), general.plan(), deciding, general.catalog(), passedOver, values)
                .map(plan -> general.planned(plan, engine.executor().prepare(plan, general.catalog())))
                .orElse(general);
    }

    /** Planned for some values; the general statement itself if that makes no other plan. */
    private CompiledStatement plan(CompiledStatement general, List<Value> values, Set<String> passedOver) {
        PhysicalPlan plan = engine.optimizer().optimize(general.bound().plan(), general.catalog(), passedOver, values);
        PlanPrinter shape = PlanPrinter.shape();
        return shape.lines(plan).equals(shape.lines(general.plan()))
                ? general
                : general.planned(plan, engine.executor().prepare(plan, general.catalog()));
    }

    BoundStatement bind(Statement tree, String text, CatalogSnapshot catalog, String schema, String temporarySchema) {
        return binder(catalog, schema, temporarySchema).bind(tree, text);
    }

    /**
     * Compiles what is bound, for its errors alone: a view whose path or pattern is none would fail each who reads it.
     *
     * @throws StatementException if it cannot be compiled
     */
    void check(BoundStatement bound, CatalogSnapshot catalog) {
        PhysicalPlan plan = engine.optimizer()
                .optimize(bound.plan(), catalog, settings.get().rulesOff());
        engine.executor().prepare(plan, catalog);
    }

    /** Why data cannot be changed through a view of the query, as {@link Binder#obstacle}. */
    Optional<String> obstacle(
            Query query, String text, CatalogSnapshot catalog, String schema, String temporarySchema) {
        return binder(catalog, schema, temporarySchema).obstacle(query, text);
    }

    private record ShownQuestion(ObjectName name, String schema, String temporarySchema) {}

    private record ShownAnswer(long version, ShownPaths paths) {}

    /** Where the documents of a collection or view have what is stored, as {@link Binder#shownPaths}. */
    ShownPaths shownPaths(ObjectName name, CatalogSnapshot catalog, String schema, String temporarySchema) {
        ShownQuestion question = new ShownQuestion(name, schema, temporaryPart(catalog, temporarySchema));
        Optional<Object> known = engine.statements().find(question);
        if (known.isPresent() && ((ShownAnswer) known.get()).version() == catalog.version()) {
            return ((ShownAnswer) known.get()).paths();
        }
        ShownPaths paths = binder(catalog, schema, temporarySchema).shownPaths(name);
        if (catalog.version() != CatalogSnapshot.UNCOMMITTED) {
            engine.statements().put(question, new ShownAnswer(catalog.version(), paths));
        }
        return paths;
    }

    Binder binder(CatalogSnapshot catalog, String schema, String temporarySchema) {
        BindContext context = new BindContext(
                schema,
                settings.get().furtherSchemas(),
                engine.name(),
                temporaryPart(catalog, temporarySchema),
                settings.get().nullOrdering(),
                this::model);
        return new Binder(catalog, Functions.STANDARD, context);
    }

    private SchemaModel model(CollectionDefinition collection) {
        return engine.collections()
                .schema(collection)
                .orElse(DocumentSchema.ANYTHING)
                .model();
    }

    private static List<ResultColumn> columns(BoundStatement bound, CatalogSnapshot catalog) {
        ColumnOrigins origins = new ColumnOrigins(bound.plan(), catalog);
        List<ResultColumn> columns = new ArrayList<>();
        for (Column column : bound.output()) {
            columns.add(new ResultColumn(column.name(), column.type(), column.nullable(), origins.find(column)));
        }
        return columns;
    }

    /** The columns of a query as a table made from it declares them. */
    static List<ColumnDefinition> declarations(BoundStatement bound) {
        return bound.output().stream()
                .map(column -> ColumnDefinition.of(column.name(), column.type(), true))
                .toList();
    }
}
