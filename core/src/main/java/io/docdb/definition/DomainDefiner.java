package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.sql.ColumnRewriter;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DomainAction;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange.AlterDomain;
import io.docdb.sql.ast.SchemaChange.CreateDomain;
import io.docdb.sql.ast.SchemaChange.Drop;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CREATE, ALTER and DROP DOMAIN. A domain over another one takes over what that one says, as it is then. Confined to one
 * statement.
 */
final class DomainDefiner {
    private final DefinitionContext context;

    DomainDefiner(DefinitionContext context) {
        this.context = context;
    }

    void create(CreateDomain create) {
        String schema = context.schemaOf(create.name());
        Name name = create.name().last();
        if (context.catalog().findDomain(schema, name.text()).isPresent()) {
            if (create.ifNotExists()) {
                context.warnExists("Domain", name.text());
                return;
            }
            throw context.error(ErrorCode.DUPLICATE_NAME, "Domain \"" + name + "\" exists already", name.at());
        }
        Optional<DomainDefinition> base = create.type().named().map(context::getDomain);
        SqlType type = base.map(DomainDefinition::type).orElse(create.type().type());
        DomainDefinition domain = new DomainDefinition(
                context.numbers().nextObjectId(),
                schema,
                name.text(),
                type,
                !create.notNull() && base.map(DomainDefinition::nullable).orElse(true),
                create.defaultValue().map(SqlPrinter::print).or(() -> base.flatMap(DomainDefinition::defaultSql)),
                base.map(DomainDefinition::checks).orElse(List.of()),
                "");
        for (Constraint.Check check : create.checks()) {
            domain = withCheck(domain, check);
        }
        context.editor().put(domain);
    }

    void alter(AlterDomain alter) {
        Optional<DomainDefinition> found = context.findDomain(alter.name());
        if (found.isEmpty() && alter.ifExists()) {
            context.warnMissing("Domain", alter.name().toString());
            return;
        }
        DomainDefinition domain = found.orElseThrow(() -> notFound(alter.name()));
        if (alter.action() instanceof DomainAction.SetDefault set) {
            setDefault(domain, set);
        } else if (alter.action() instanceof DomainAction.SetNotNull set) {
            setNotNull(domain, set.notNull());
        } else if (alter.action() instanceof DomainAction.AddCheck add) {
            DomainDefinition changed = withCheck(domain, add.check());
            CheckDefinition check = changed.checks().get(changed.checks().size() - 1);
            forEachColumn(domain, (collection, column) -> context.collections()
                    .verify(context.transaction(), collection, over(column, check)));
            context.editor().put(changed);
        } else if (alter.action() instanceof DomainAction.DropConstraint drop) {
            if (find(domain, drop.constraint()).isEmpty() && !drop.ifExists()) {
                throw noConstraint(domain, drop.constraint());
            }
            context.editor()
                    .put(domain.withChecks(domain.checks().stream()
                            .filter(check -> !check.name()
                                    .equalsIgnoreCase(drop.constraint().text()))
                            .toList()));
        } else if (alter.action() instanceof DomainAction.RenameConstraint rename) {
            rename(domain, rename);
        } else if (alter.action() instanceof DomainAction.AddLabel add) {
            addLabel(domain, add);
        }
    }

    /** What is stored stays as it is: it was one of fewer values. */
    private void addLabel(DomainDefinition domain, DomainAction.AddLabel add) {
        List<String> labels = new ArrayList<>(domain.labels()
                .orElseThrow(() -> context.error(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "ADD VALUE expected a type made by CREATE TYPE … AS ENUM, found the domain \"" + domain.name()
                                + "\"",
                        add.at())));
        if (labels.contains(add.label())) {
            if (add.ifNotExists()) {
                context.warnExists("Value", add.label());
                return;
            }
            throw context.error(
                    ErrorCode.DUPLICATE_NAME,
                    "Value '" + add.label() + "' exists already in \"" + domain.name() + "\"",
                    add.at());
        }
        labels.add(placeOf(add, labels), add.label());
        context.editor().put(domain.withLabels(labels));
    }

    private int placeOf(DomainAction.AddLabel add, List<String> labels) {
        if (add.neighbour().isEmpty()) {
            return labels.size();
        }
        int place = labels.indexOf(add.neighbour().get());
        if (place < 0) {
            throw context.error(
                    ErrorCode.INVALID_PARAMETER,
                    "Value '" + add.neighbour().get() + "' not found: expected one of " + labels
                            + NearNames.didYouMean(add.neighbour().get(), labels),
                    add.at());
        }
        return add.before() ? place : place + 1;
    }

    void drop(Drop drop, ObjectName name) {
        Optional<DomainDefinition> found = drop.ifExists() ? context.findDomainIfThere(name) : context.findDomain(name);
        if (found.isEmpty()) {
            if (!drop.ifExists()) {
                throw notFound(name);
            }
            context.warnMissing("Domain", name.toString());
            return;
        }
        drop(found.get(), drop.cascade(), name.at());
    }

    /** With CASCADE its columns stay, with what the domain said of them as constraints of their own. */
    void drop(DomainDefinition domain, boolean cascade, Position at) {
        for (CollectionDefinition collection : context.catalog().collections()) {
            List<ColumnDefinition> columns = collection.columns().stream()
                    .filter(column -> isOf(domain, column))
                    .toList();
            if (!columns.isEmpty() && !cascade) {
                throw context.error(
                        ErrorCode.DEPENDENT_OBJECTS,
                        "Domain \"" + domain.name() + "\" is the type of column \""
                                + columns.get(0).name() + "\" of \"" + collection.name()
                                + "\"; change that first or use CASCADE, which keeps the column",
                        at);
            }
            if (!columns.isEmpty()) {
                context.editor().put(without(domain, collection, columns));
            }
        }
        context.editor().remove(domain);
    }

    private CollectionDefinition without(
            DomainDefinition domain, CollectionDefinition collection, List<ColumnDefinition> columns) {
        Names names = new Names();
        collection.checks().forEach(check -> names.take(check.name()));
        collection.foreignKeys().forEach(key -> names.take(key.name()));
        context.catalog().indexesOf(collection.id()).stream()
                .map(IndexDefinition::name)
                .forEach(names::take);
        List<CheckDefinition> checks = new ArrayList<>(collection.checks());
        for (ColumnDefinition column : columns) {
            domain.checks()
                    .forEach(check -> checks.add(new CheckDefinition(
                            names.make(collection.name(), List.of(column.path()), "check"),
                            over(column, check).conditionSql())));
        }
        List<ColumnDefinition> plain = collection.columns().stream()
                .map(column -> isOf(domain, column)
                        ? column.withDomain(Optional.empty()).withNullable(column.nullable() && domain.nullable())
                        : column)
                .toList();
        return collection.withColumns(plain, collection.jsonSchema()).withConstraints(checks, collection.foreignKeys());
    }

    /** Columns that have the old default as their own get the new one. */
    private void setDefault(DomainDefinition domain, DomainAction.SetDefault set) {
        Optional<String> newDefault = set.defaultValue().map(SqlPrinter::print);
        for (CollectionDefinition collection : context.catalog().collections()) {
            List<ColumnDefinition> columns = collection.columns().stream()
                    .map(column -> isOf(domain, column) && column.defaultSql().equals(domain.defaultSql())
                            ? column.withDefault(newDefault)
                            : column)
                    .toList();
            if (!columns.equals(collection.columns())) {
                context.editor().put(collection.withColumns(columns, collection.jsonSchema()));
            }
        }
        context.editor().put(domain.withDefault(newDefault));
    }

    private void setNotNull(DomainDefinition domain, boolean notNull) {
        if (notNull) {
            forEachColumn(domain, (collection, column) -> context.collections()
                    .verifyNotNull(context.transaction(), collection, column));
        }
        context.editor().put(domain.withNullable(!notNull));
    }

    private void rename(DomainDefinition domain, DomainAction.RenameConstraint rename) {
        CheckDefinition renamed =
                find(domain, rename.constraint()).orElseThrow(() -> noConstraint(domain, rename.constraint()));
        refuseTaken(domain, rename.newName());
        context.editor()
                .put(domain.withChecks(domain.checks().stream()
                        .map(check -> check.equals(renamed)
                                ? new CheckDefinition(rename.newName().text(), check.conditionSql())
                                : check)
                        .toList()));
    }

    private DomainDefinition withCheck(DomainDefinition domain, Constraint.Check check) {
        Names names = new Names();
        domain.checks().forEach(known -> names.take(known.name()));
        check.name().ifPresent(name -> refuseTaken(domain, name));
        String name = check.name().map(Name::text).orElseGet(() -> names.make(domain.name(), List.of(), "check"));
        String condition = SqlPrinter.print(check.condition());
        context.collections().rules().compile(domain.asTable(), condition);
        List<CheckDefinition> checks = new ArrayList<>(domain.checks());
        checks.add(new CheckDefinition(name, condition));
        return domain.withChecks(checks);
    }

    private static CheckDefinition over(ColumnDefinition column, CheckDefinition check) {
        return new CheckDefinition(
                check.name(), ColumnRewriter.rename(check.conditionSql(), "", DomainDefinition.VALUE, column.name()));
    }

    /** What is done with a column of the domain. */
    @FunctionalInterface
    private interface ColumnAction {
        void accept(CollectionDefinition collection, ColumnDefinition column);
    }

    private void forEachColumn(DomainDefinition domain, ColumnAction action) {
        for (CollectionDefinition collection : context.catalog().collections()) {
            collection.columns().stream()
                    .filter(column -> isOf(domain, column))
                    .forEach(column -> action.accept(collection, column));
        }
    }

    private static boolean isOf(DomainDefinition domain, ColumnDefinition column) {
        return column.domain().filter(id -> id == domain.id()).isPresent();
    }

    private static Optional<CheckDefinition> find(DomainDefinition domain, Name constraint) {
        return domain.checks().stream()
                .filter(check -> check.name().equalsIgnoreCase(constraint.text()))
                .findFirst();
    }

    private void refuseTaken(DomainDefinition domain, Name name) {
        if (find(domain, name).isPresent()) {
            throw context.error(
                    ErrorCode.DUPLICATE_NAME,
                    "Constraint \"" + name + "\" exists already on the domain \"" + domain.name() + "\"",
                    name.at());
        }
    }

    private RuntimeException noConstraint(DomainDefinition domain, Name name) {
        return context.error(
                ErrorCode.UNKNOWN_OBJECT,
                "Constraint \"" + name + "\" not found on the domain \"" + domain.name() + "\""
                        + NearNames.didYouMean(
                                name.text(),
                                domain.checks().stream()
                                        .map(CheckDefinition::name)
                                        .toList()),
                name.at());
    }

    RuntimeException notFound(ObjectName name) {
        return context.error(
                ErrorCode.UNKNOWN_OBJECT,
                "Domain \"" + name + "\" not found"
                        + NearNames.didYouMean(
                                name.last().text(),
                                context.catalog().domains().stream()
                                        .map(DomainDefinition::name)
                                        .toList()),
                name.at());
    }
}
