package io.docdb.definition;

import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.DomainDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.Numbers;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.SequenceValues;
import io.docdb.catalog.ViewDefinition;
import io.docdb.collection.Collections;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.txn.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a definition statement works on. Confined to the statement.
 *
 * @param transaction the statement's
 * @param catalog the definitions before the statement
 * @param editor changes them
 * @param numbers where ids come from
 * @param sequences draws their values
 * @param collections the documents
 * @param schema where unqualified names go
 * @param furtherSchemas where they are sought if they are not there
 * @param sessionSchema where this session's temporary objects go
 * @param text of the statement, for error positions; empty if it has none
 * @param warnings what it leaves undone, or does beyond what it says; grows while it runs
 * @param viewColumns what a view shows, which only those know who can bind its query
 */
public record DefinitionContext(
        Transaction transaction,
        CatalogSnapshot catalog,
        CatalogEditor editor,
        Numbers numbers,
        SequenceValues sequences,
        Collections collections,
        String schema,
        List<String> furtherSchemas,
        String sessionSchema,
        String text,
        List<String> warnings,
        Function<ViewDefinition, List<ColumnDefinition>> viewColumns) {

    /** The schema a new object of that name goes to. @throws StatementException SCHEMA_NOT_FOUND */
    String schemaOf(ObjectName name) {
        List<Name> qualifier = name.qualifier();
        if (qualifier.isEmpty()) {
            return schema;
        }
        return getSchema(qualifier.get(qualifier.size() - 1));
    }

    /** The schema as its definition has it. @throws StatementException SCHEMA_NOT_FOUND */
    String getSchema(Name name) {
        return catalog.findSchema(name.text())
                .orElseThrow(() -> error(
                        ErrorCode.SCHEMA_NOT_FOUND,
                        "Schema \"" + name + "\" not found" + NearNames.didYouMean(name.text(), catalog.schemas()),
                        name.at()));
    }

    /** The schema a new view goes to. @throws StatementException SCHEMA_NOT_FOUND */
    public String schemaOfView(SchemaChange.CreateView create) {
        return create.temporary() ? sessionSchema : schemaOf(create.name());
    }

    /** The schemas where an object of that name may be, one after the other; the session's temporary ones come first. */
    private List<String> schemasOf(ObjectName name) {
        if (!name.qualifier().isEmpty()) {
            return List.of(schemaOf(name));
        }
        List<String> schemas = new ArrayList<>(List.of(schema));
        schemas.addAll(furtherSchemas);
        if (catalog.hasTemporary(sessionSchema)) {
            schemas.add(0, sessionSchema);
        }
        return schemas;
    }

    Optional<ViewDefinition> findView(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(in -> catalog.findView(in, name.last().text()).stream())
                .findFirst();
    }

    Optional<CollectionDefinition> findCollection(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(in -> catalog.findCollection(in, name.last().text()).stream())
                .findFirst();
    }

    /** As {@link #findView}; in an unknown schema there is none. */
    Optional<ViewDefinition> findViewIfThere(ObjectName name) {
        return isInKnownSchema(name) ? findView(name) : Optional.empty();
    }

    /** As {@link #findCollection}; in an unknown schema there is none. */
    Optional<CollectionDefinition> findCollectionIfThere(ObjectName name) {
        return isInKnownSchema(name) ? findCollection(name) : Optional.empty();
    }

    private boolean isInKnownSchema(ObjectName name) {
        List<Name> qualifier = name.qualifier();
        return qualifier.isEmpty()
                || catalog.findSchema(qualifier.get(qualifier.size() - 1).text())
                        .isPresent();
    }

    Optional<SequenceDefinition> findSequence(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(in -> catalog.findSequence(in, name.last().text()).stream())
                .findFirst();
    }

    /**
     * The index of that name. One that was made among the columns of its table has it in that table only: several may have it.
     *
     * @throws StatementException AMBIGUOUS_NAME if it is not clear which one is meant
     */
    Optional<IndexDefinition> findIndex(String inSchema, Name name) {
        Optional<IndexDefinition> found = catalog.findIndex(inSchema, name.text());
        List<IndexDefinition> same = catalog.indexes().stream()
                .filter(index -> found.isPresent()
                        && index.schema().equals(found.get().schema())
                        && index.name().equals(found.get().name()))
                .toList();
        List<IndexDefinition> plain =
                same.stream().filter(index -> !index.constraint()).toList();
        if (plain.size() > 1) {
            throw error(
                    ErrorCode.AMBIGUOUS_NAME,
                    "Index \"" + name + "\" is one of several tables: ON says of which, as in DROP INDEX " + name
                            + " ON \""
                            + catalog.findCollection(plain.get(0).collectionId())
                                    .map(CollectionDefinition::name)
                                    .orElse("")
                            + "\"",
                    name.at());
        }
        return plain.isEmpty() ? found : Optional.of(plain.get(0));
    }

    /** As {@link #findIndex(String, Name)}, in the schemas where an index of that name may be. */
    Optional<IndexDefinition> findIndex(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(in -> findIndex(in, name.last()).stream())
                .findFirst();
    }

    StatementException indexNotFound(ObjectName name) {
        return error(
                ErrorCode.INDEX_NOT_FOUND,
                "Index \"" + name + "\" not found"
                        + NearNames.didYouMean(
                                name.last().text(),
                                catalog.indexes().stream()
                                        .map(IndexDefinition::name)
                                        .toList()),
                name.at());
    }

    Optional<DomainDefinition> findDomain(ObjectName name) {
        return schemasOf(name).stream()
                .flatMap(in -> catalog.findDomain(in, name.last().text()).stream())
                .findFirst();
    }

    /** As {@link #findDomain}; in an unknown schema there is none. */
    Optional<DomainDefinition> findDomainIfThere(ObjectName name) {
        return isInKnownSchema(name) ? findDomain(name) : Optional.empty();
    }

    /** The domain that stands as a type, which nobody drops meanwhile. @throws StatementException UNKNOWN_OBJECT */
    DomainDefinition getDomain(ObjectName name) {
        DomainDefinition domain = findDomain(name)
                .orElseThrow(() -> error(
                        ErrorCode.UNKNOWN_OBJECT, catalog.unknownType(name.toString(), Parser.typeNames()), name.at()));
        editor.keep(domain);
        return domain;
    }

    /** @throws io.docdb.error.StatementException COLLECTION_NOT_FOUND */
    ViewDefinition getView(ObjectName name) {
        return findView(name)
                .orElseThrow(() -> error(ErrorCode.COLLECTION_NOT_FOUND, "View \"" + name + "\" not found", name.at()));
    }

    /** The table of that name, or a view as if it were one: its columns, and nothing else. */
    CollectionDefinition getTableOrView(ObjectName name) {
        Optional<ViewDefinition> view =
                findCollectionIfThere(name).isPresent() ? Optional.empty() : findViewIfThere(name);
        return view.map(found -> new CollectionDefinition(
                        found.id(),
                        found.schema(),
                        found.name(),
                        CollectionDefinition.Origin.TABLE,
                        viewColumns.apply(found).stream()
                                .map(column -> column.withNullable(true))
                                .toList(),
                        Optional.empty(),
                        CollectionDefinition.GENERATED_KEY,
                        found.name(),
                        List.of(),
                        List.of(),
                        false,
                        found.comment()))
                .orElseGet(() -> getCollection(name));
    }

    /** The collection of that name; the session's temporary ones come first. */
    CollectionDefinition getCollection(ObjectName name) {
        String inSchema = schemaOf(name);
        return findCollection(name).orElseThrow(() -> {
            if (findView(name).isPresent()) {
                return error(ErrorCode.WRONG_OBJECT_TYPE, "\"" + name + "\" is a view, expected a table", name.at());
            }
            StatementException plain =
                    catalog.collectionNotFound(inSchema, name.last().text());
            return error(plain.code(), plain.getMessage(), name.at());
        });
    }

    /** @throws StatementException if a collection or view has the name already, or the schema is the system's */
    void refuseTakenName(String inSchema, Name name) {
        if (CatalogSnapshot.isSystemSchema(inSchema)) {
            throw error(
                    ErrorCode.INVALID_DEFINITION,
                    inSchema + " belongs to the system: choose another schema",
                    name.at());
        }
        String taken = catalog.findCollection(inSchema, name.text())
                .map(CollectionDefinition::name)
                .or(() -> catalog.findView(inSchema, name.text()).map(view -> view.name()))
                .orElse("");
        if (taken.equalsIgnoreCase(name.text())) {
            throw error(
                    ErrorCode.COLLECTION_EXISTS,
                    "Collection, table or view \"" + taken + "\" exists already; drop it first or use IF NOT EXISTS",
                    name.at());
        }
    }

    /** Something that IF NOT EXISTS was to make is there. */
    void warnExists(String kind, String name) {
        warnings.add(kind + " \"" + name + "\" exists already: nothing is done");
    }

    /** Something that IF EXISTS was said of is not there. */
    void warnMissing(String kind, String name) {
        warnings.add(kind + " \"" + name + "\" does not exist: nothing is done");
    }

    boolean isTaken(String inSchema, String name) {
        return catalog.findCollection(inSchema, name).isPresent()
                || catalog.findView(inSchema, name).isPresent();
    }

    /** Takes a step of a definition; an error that says no place gets that of the step. */
    <T> T placed(Position at, Supplier<T> step) {
        try {
            return step.get();
        } catch (StatementException wrong) {
            throw wrong.at(at.offset());
        }
    }

    /** Of CREATE VIEW and CREATE TABLE AS. @param superfluous the first name no column of the query is left for */
    StatementException tooManyNames(int columns, Name superfluous) {
        return error(
                ErrorCode.SYNTAX_ERROR,
                "Too many column names: expected at most " + columns + " as the query has columns, found \""
                        + superfluous.text() + "\"",
                superfluous.at());
    }

    StatementException error(ErrorCode code, String message, Position at) {
        boolean known = at.offset() >= 0 && !text.isEmpty();
        return new StatementException(code, message, known ? SourcePosition.of(text, at.offset()) : null);
    }
}
