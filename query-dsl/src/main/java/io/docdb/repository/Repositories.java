package io.docdb.repository;

import io.docdb.dsl.DocumentStore;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.FieldPath;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JavaType;

/** Makes repositories of a database, or of a transaction: {@code Repositories.of(shop).create(Orders.class)}. */
public final class Repositories {
    private final DocumentStore store;

    private Repositories(DocumentStore store) {
        this.store = store;
    }

    /** For several repositories of one database or transaction. */
    public static Repositories of(DocumentStore store) {
        return new Repositories(store);
    }

    /** As {@link #create(DocumentStore, Class)}. */
    public <R extends DocumentRepository<?, ?>> R create(Class<R> repository) {
        return create(store, repository);
    }

    /**
     * Makes a repository. Its collection is named by {@link Collection} on the interface or the class of the documents; else
     * an interface {@code Orders} means {@code orders}, and {@code OrderRepository} of {@code Order} means {@code order}. If
     * it does not exist it is made, with the property marked as id for its key. It may be a view; what is about keys works if
     * that shows the key of its table.
     *
     * @throws DatabaseException INVALID_DEFINITION (42P16) if a method cannot be understood; it names the method, what does not
     *     fit, and what is near
     */
    public static <R extends DocumentRepository<?, ?>> R create(DocumentStore store, Class<R> repository) {
        JavaType[] types = store.mapper().javaType(repository).findTypeParameters(DocumentRepository.class);
        if (!repository.isInterface() || types == null || types.length != 2) {
            throw new DatabaseException(
                    ErrorCode.INVALID_DEFINITION,
                    "Repository refused: expected an interface that extends DocumentRepository<T, I>, found "
                            + repository.getName());
        }
        EntityType entity = store.mapper().entity(types[0]);
        String name = nameOf(repository, entity.javaClass());
        Repository handler = Repository.of(store, repository, entity, name);
        entity.findId().ifPresent(id -> checkKeyType(types[1], entity, id));
        Optional<String> key = entity.findId().map(EntityType.Property::field);
        if (store.hasCollection(name)) {
            key.ifPresent(field -> checkKey(store.keyPaths(name), name, entity, field));
        } else if (store.hasView(name)) {
            key.ifPresent(field -> keyOfView(store, name).ifPresent(paths -> checkKey(paths, name, entity, field)));
        } else {
            store.createCollectionIfMissing(
                    name, key.filter(field -> !field.equals("_id")).stream().toArray(String[]::new));
        }
        Object proxy = Proxy.newProxyInstance(repository.getClassLoader(), new Class<?>[] {repository}, handler);
        return repository.cast(proxy);
    }

    /** Views that show no key are for those methods that need none. */
    private static Optional<List<FieldPath>> keyOfView(DocumentStore store, String view) {
        try {
            return Optional.of(store.keyPaths(view));
        } catch (StatementException none) {
            return Optional.empty();
        }
    }

    /** A text is never equal to a number: findById would find nothing. */
    private static void checkKeyType(JavaType key, EntityType entity, EntityType.Property id) {
        if (!Fit.isKey(key, id)) {
            throw new DatabaseException(
                    ErrorCode.INVALID_DEFINITION,
                    "Repository refused: the key of " + entity.javaClass().getSimpleName() + " is \"" + id.field()
                            + "\" of " + id.type().getRawClass().getSimpleName()
                            + ", expected the same type of key, found "
                            + key.getRawClass().getSimpleName());
        }
    }

    /** With another key than the class has, findById would find nothing. */
    private static void checkKey(List<FieldPath> key, String collection, EntityType entity, String field) {
        if (key.size() == 1 && !field.equals(key.get(0).firstName())) {
            throw new DatabaseException(
                    ErrorCode.INVALID_DEFINITION,
                    "Repository refused: the key of " + entity.javaClass().getSimpleName() + " is \"" + field
                            + "\", expected it to be the key of the collection \"" + collection + "\", found "
                            + key.get(0) + "; make the collection with that key, or mark another property with @Id");
        }
    }

    private static String nameOf(Class<?> repository, Class<?> entity) {
        Collection named = repository.isAnnotationPresent(Collection.class)
                ? repository.getAnnotation(Collection.class)
                : entity.getAnnotation(Collection.class);
        if (named != null) {
            return named.value();
        }
        String simple = repository.getSimpleName();
        return decapitalized(simple.endsWith("Repository") ? entity.getSimpleName() : simple);
    }

    static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
