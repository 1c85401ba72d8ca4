package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ColumnRewriter;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange.CreateTable.Included;
import io.docdb.txn.LockMode;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds constraints to a definition in the making. The caller writes {@link #collection()} and fills
 * {@link #newIndexes()} when all are added. Confined to one statement.
 */
final class ConstraintDefiner {
    private final DefinitionContext context;
    private final Names names;
    private final List<IndexDefinition> madeBefore;
    private final List<IndexDefinition> newIndexes = new ArrayList<>();
    private final List<CheckDefinition> newChecks = new ArrayList<>();
    private final List<ForeignKeyDefinition> newForeignKeys = new ArrayList<>();
    private CollectionDefinition collection;
    private boolean keyChanged;

    ConstraintDefiner(DefinitionContext context, CollectionDefinition collection, Names names) {
        this(context, collection, names, List.of());
    }

    /** @param madeBefore the indexes that the statement has made already */
    ConstraintDefiner(
            DefinitionContext context, CollectionDefinition collection, Names names, List<IndexDefinition> madeBefore) {
        this.context = context;
        this.collection = collection;
        this.names = names;
        this.madeBefore = List.copyOf(madeBefore);
    }

    CollectionDefinition collection() {
        return collection;
    }

    List<IndexDefinition> newIndexes() {
        return newIndexes;
    }

    List<CheckDefinition> newChecks() {
        return newChecks;
    }

    List<ForeignKeyDefinition> newForeignKeys() {
        return newForeignKeys;
    }

    /** True if the primary key was added, so that documents get other keys. */
    boolean keyChanged() {
        return keyChanged;
    }

    void add(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            addPrimaryKey(key);
        } else if (constraint instanceof Constraint.Unique unique) {
            addUnique(unique);
        } else if (constraint instanceof Constraint.Check check) {
            addCheck(check);
        } else if (constraint instanceof Constraint.ForeignKey key) {
            addForeignKey(key);
        }
    }

    /** Takes over the keys, indexes and checks of another table, as LIKE … INCLUDING says. */
    void copy(CollectionDefinition source, Set<Included> included) {
        boolean commented = included.contains(Included.COMMENTS);
        if (included.contains(Included.CONSTRAINTS)) {
            for (CheckDefinition check : source.checks()) {
                String name = freeName(check.name());
                addCheck(new CheckDefinition(
                        name,
                        new TableRenamer(source.schema(), source.name(), collection.name())
                                .rename(check.conditionSql())));
                copyComment(source, check.name(), name, commented);
            }
        }
        if (!included.contains(Included.INDEXES)) {
            return;
        }
        if (!source.hasGeneratedKey() && collection.hasGeneratedKey()) {
            collection =
                    collection.withPrimaryKey(source.primaryKey(), names.make(collection.name(), List.of(), "pkey"));
            copyComment(source, source.primaryKeyName(), collection.primaryKeyName(), commented);
            keyChanged = true;
        }
        TableRenamer renamer = new TableRenamer(source.schema(), source.name(), collection.name());
        for (IndexDefinition known : context.catalog().indexesOf(source.id())) {
            IndexDefinition index = renamer.rename(known);
            List<FieldPath> paths =
                    index.parts().stream().flatMap(part -> part.path().stream()).toList();
            newIndexes.add(new IndexDefinition(
                    context.numbers().nextObjectId(),
                    collection.id(),
                    collection.schema(),
                    freeIndexName(paths, index.constraint() ? "key" : "idx"),
                    index.parts(),
                    index.unique(),
                    index.predicateSql(),
                    index.constraint(),
                    index.nullsEqual(),
                    commented ? index.comment() : ""));
        }
    }

    private void copyComment(CollectionDefinition source, String from, String to, boolean commented) {
        String comment = source.constraintComments().getOrDefault(from, "");
        if (commented && !comment.isEmpty()) {
            collection = collection.withConstraintComment(to, comment);
        }
    }

    private String freeName(String name) {
        if (names.isTaken(name)) {
            return names.make(collection.name(), List.of(), "check");
        }
        names.take(name);
        return name;
    }

    /** Names of indexes are those of the whole schema. */
    private String freeIndexName(List<FieldPath> paths, String suffix) {
        String name = names.make(collection.name(), paths, suffix);
        while (context.catalog().findIndex(collection.schema(), name).isPresent()) {
            name = names.make(collection.name(), paths, suffix);
        }
        return name;
    }

    private void addPrimaryKey(Constraint.PrimaryKey key) {
        if (!collection.hasGeneratedKey()) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Table \"" + collection.name() + "\" has a primary key already: \"" + collection.primaryKeyName()
                            + "\"",
                    key.at());
        }
        List<FieldPath> paths = Paths.ofColumns(collection, key.columns(), context);
        refuseRepeated(paths, key.at());
        List<ColumnDefinition> columns = collection.columns().stream()
                .map(column -> paths.contains(column.path()) ? column.withNullable(false) : column)
                .toList();
        collection = collection
                .withColumns(columns, collection.jsonSchema())
                .withPrimaryKey(paths, name(key.name(), List.of(), "pkey"));
        keyChanged = true;
    }

    private void addUnique(Constraint.Unique unique) {
        List<FieldPath> paths = Paths.ofColumns(collection, unique.columns(), context);
        refuseRepeated(paths, unique.at());
        newIndexes.add(new IndexDefinition(
                context.numbers().nextObjectId(),
                collection.id(),
                collection.schema(),
                name(unique.name(), paths, "key"),
                paths.stream().map(path -> IndexDefinition.Part.of(path, false)).toList(),
                true,
                Optional.empty(),
                true,
                !unique.nullsDistinct(),
                ""));
    }

    private void addCheck(Constraint.Check check) {
        String condition = SqlPrinter.print(check.condition());
        context.collections().rules().compile(collection, condition);
        addCheck(new CheckDefinition(name(check.name(), onlyColumn(condition), "check"), condition));
    }

    /** The column a condition is about, if it is about one alone: then the constraint is called after it, as in PostgreSQL. */
    private List<FieldPath> onlyColumn(String condition) {
        List<FieldPath> used = collection.columns().stream()
                .filter(column -> !ColumnRewriter.rename(
                                condition, collection.name(), column.name(), column.name() + "_")
                        .equals(condition))
                .map(ColumnDefinition::path)
                .toList();
        return used.size() == 1 ? used : List.of();
    }

    private void addCheck(CheckDefinition definition) {
        newChecks.add(definition);
        List<CheckDefinition> checks = new ArrayList<>(collection.checks());
        checks.add(definition);
        collection = collection.withConstraints(checks, collection.foreignKeys());
    }

    private void addForeignKey(Constraint.ForeignKey key) {
        List<FieldPath> paths = Paths.ofColumns(collection, key.columns(), context);
        boolean toItself = isItself(key.referenced());
        CollectionDefinition referenced = toItself ? collection : context.getCollection(key.referenced());
        List<FieldPath> referencedPaths = key.referencedColumns().isEmpty()
                ? referenced.primaryKey()
                : Paths.ofColumns(referenced, key.referencedColumns(), context);
        if (referencedPaths.size() != paths.size()) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Foreign key expected as many columns as it refers to, found " + paths + " and " + referencedPaths,
                    key.at());
        }
        refuseUnlessUnique(referenced, referencedPaths, key.at());
        if (!toItself) {
            keepReferenced(referenced);
        }
        List<FieldPath> setPaths =
                key.setColumns().isEmpty() ? paths : Paths.ofColumns(collection, key.setColumns(), context);
        if (!paths.containsAll(setPaths)) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "ON DELETE SET expected columns of the foreign key, found " + setPaths + " beside " + paths,
                    key.setColumns().get(0).at());
        }
        ForeignKeyDefinition definition = new ForeignKeyDefinition(
                name(key.name(), paths, "fkey"),
                paths,
                referenced.id(),
                referencedPaths,
                ForeignKeyDefinition.Action.valueOf(key.onDelete().name()),
                ForeignKeyDefinition.Action.valueOf(key.onUpdate().name()),
                key.deferrable(),
                key.initiallyDeferred(),
                key.matchFull(),
                setPaths);
        new KeyReferences(context).refuseUnlike(collection, definition, referenced, key.at());
        newForeignKeys.add(definition);
        List<ForeignKeyDefinition> keys = new ArrayList<>(collection.foreignKeys());
        keys.add(definition);
        collection = collection.withConstraints(collection.checks(), keys);
    }

    /** True for the name of the table itself; without a schema it may be another one's that the session sees. */
    private boolean isItself(ObjectName name) {
        boolean same = name.last().text().equalsIgnoreCase(collection.name());
        if (!same || !name.qualifier().isEmpty()) {
            return same && context.schemaOf(name).equals(collection.schema());
        }
        return context.findCollection(name)
                .filter(other -> !other.schema().equals(collection.schema()))
                .isEmpty();
    }

    /** Nobody may drop it meanwhile, nor delete from it by a plan that knows nothing of the new foreign key. */
    private void keepReferenced(CollectionDefinition referenced) {
        context.editor().keep(referenced);
        context.transaction().lockMap(referenced.id(), LockMode.UPDATE);
    }

    private void refuseUnlessUnique(CollectionDefinition referenced, List<FieldPath> paths, Position at) {
        boolean isKey = sameSet(referenced.primaryKey(), paths);
        boolean isUnique =
                context.catalog().indexesOf(referenced.id()).stream().anyMatch(index -> isUniqueOver(index, paths))
                        || referenced.id() == collection.id()
                                && Stream.concat(madeBefore.stream(), newIndexes.stream())
                                        .anyMatch(index -> isUniqueOver(index, paths));
        if (!isKey && !isUnique) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Foreign key expected a primary key or unique columns in \"" + referenced.name() + "\", found "
                            + paths,
                    at);
        }
    }

    private static boolean isUniqueOver(IndexDefinition index, List<FieldPath> paths) {
        return index.unique()
                && index.predicateSql().isEmpty()
                && index.parts().stream().allMatch(part -> part.path().isPresent())
                && sameSet(
                        index.parts().stream()
                                .map(part -> part.path().orElseThrow())
                                .toList(),
                        paths);
    }

    private static boolean sameSet(List<FieldPath> left, List<FieldPath> right) {
        return left.size() == right.size() && new HashSet<>(left).equals(new HashSet<>(right));
    }

    private void refuseRepeated(List<FieldPath> paths, Position at) {
        if (new HashSet<>(paths).size() < paths.size()) {
            throw context.error(ErrorCode.INVALID_DEFINITION, "Constraint names a column twice, found " + paths, at);
        }
    }

    private String name(Optional<Name> given, List<FieldPath> paths, String suffix) {
        if (given.isEmpty()) {
            return names.make(collection.name(), paths, suffix);
        }
        Name name = given.get();
        if (names.isTaken(name.text())) {
            throw context.error(
                    ErrorCode.DUPLICATE_NAME,
                    "Constraint \"" + name + "\" exists already on \"" + collection.name() + "\"",
                    name.at());
        }
        names.take(name.text());
        return name.text();
    }
}
