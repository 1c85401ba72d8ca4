package io.docdb.repository;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.DocumentStore;
import io.docdb.dsl.Filter;
import io.docdb.dsl.Page;
import io.docdb.dsl.Sort;
import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes calls of what every repository inherits. Thread-safe. */
final class CrudMethods<T> {
    private final DocumentMapper mapper;
    private final DocumentCollection<T> collection;
    private final DocumentCollection<Document> documents;
    private final Optional<EntityType.Property> textId;
    private final SecureRandom random = new SecureRandom();

    @SuppressWarnings("unchecked") // the class is the one that names T
    CrudMethods(DocumentStore store, String name, EntityType entity) {
        this.mapper = store.mapper();
        this.collection = store.collection(name, (Class<T>) entity.javaClass());
        DocumentCollection<Document> plain = store.collection(name);
        this.documents = entity.findVersion()
                .map(version -> plain.withVersion(version.field()))
                .orElse(plain);
        this.textId =
                entity.findId().filter(property -> isText(property.contentType().getRawClass()));
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == UUID.class;
    }

    DocumentCollection<T> collection() {
        return collection;
    }

    /** The call, if the method is one of {@link DocumentRepository} or overrides one. */
    Optional<MethodCall> find(Method method) {
        boolean inherited = Arrays.stream(DocumentRepository.class.getMethods())
                .anyMatch(crud -> crud.getName().equals(method.getName())
                        && crud.getParameterCount() == method.getParameterCount()
                        && matches(crud.getParameterTypes(), method.getParameterTypes()));
        return inherited ? Optional.of(make(method)) : Optional.empty();
    }

    private static boolean matches(Class<?>[] inherited, Class<?>[] declared) {
        for (int i = 0; i < inherited.length; i++) {
            if (!inherited[i].isAssignableFrom(declared[i])) {
                return false;
            }
        }
        return true;
    }

    private MethodCall make(Method method) {
        Class<?> first = method.getParameterCount() == 0 ? void.class : method.getParameterTypes()[0];
        return switch (method.getName()) {
            case "save" -> arguments -> read(documents.save(document(arguments[0])), arguments[0]);
            case "insert" -> arguments -> read(documents.insert(document(arguments[0])), arguments[0]);
            case "saveAll" -> arguments -> saveAll((Iterable<?>) arguments[0]);
            case "findById" -> arguments -> collection.findById(arguments[0]);
            case "existsById" -> arguments -> collection.existsById(arguments[0]);
            case "findAll" ->
                first == void.class
                        ? arguments -> collection.find().list()
                        : first == Sort.class
                                ? arguments -> collection
                                        .find()
                                        .orderBy((Sort) arguments[0])
                                        .list()
                                : arguments -> collection.find().fetchPage((Page) arguments[0]);
            case "findAllById" ->
                arguments -> new ArrayList<>(
                        collection.findAllById(list(arguments[0])).values());
            case "find" -> arguments -> collection.find(filter(arguments[0]));
            case "count" -> arguments -> collection.count();
            case "deleteById" -> arguments -> nothing(collection.deleteById(arguments[0]));
            case "delete" -> arguments -> nothing(deleteEntity(arguments[0]));
            case "deleteAll" ->
                first == void.class
                        ? arguments -> nothing(collection.deleteAll())
                        : arguments -> nothing(deleteEach((Iterable<?>) arguments[0]));
            case "deleteAllById" -> arguments -> nothing(collection.deleteAllById((Iterable<?>) arguments[0]));
            case "collection" -> arguments -> collection;
            default -> throw new IllegalStateException("no call for " + method);
        };
    }

    @SuppressWarnings("unchecked") // the compiler has checked it against the method's signature
    private Filter<? super T> filter(Object argument) {
        return (Filter<? super T>) argument;
    }

    private static Object nothing(Object ignored) {
        return null;
    }

    private static Collection<?> list(Object iterable) {
        if (iterable instanceof Collection<?> collection) {
            return collection;
        }
        List<Object> all = new ArrayList<>();
        ((Iterable<?>) iterable).forEach(all::add);
        return all;
    }

    private List<?> saveAll(Iterable<?> entities) {
        List<Object> given = new ArrayList<>();
        entities.forEach(given::add);
        List<Document> stored =
                documents.saveAll(given.stream().map(this::document).toList());
        List<Object> saved = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            saved.add(read(stored.get(i), given.get(i)));
        }
        return saved;
    }

    private Object read(Document stored, Object entity) {
        return mapper.fromValue(stored, entity.getClass());
    }

    private boolean deleteEntity(Object entity) {
        return documents.remove(mapper.toDocument(entity));
    }

    private long deleteEach(Iterable<?> entities) {
        List<Document> mapped = new ArrayList<>();
        entities.forEach(entity -> mapped.add(mapper.toDocument(entity)));
        return documents.removeAll(mapped);
    }

    /** The document of an entity, with a key of text made where it has none. */
    private Document document(Object entity) {
        Document document = mapper.toDocument(entity);
        if (textId.isEmpty() || !document.get(textId.get().field()).isNull()) {
            return document;
        }
        Value id = new TextValue(timeOrderedId().toString());
        Document.Builder keyed = Document.builder().put(textId.get().field(), id);
        document.without(textId.get().field()).forEach(keyed::put);
        return keyed.build();
    }

    /** UUID version 7 (RFC 9562): 48 bits of milliseconds, then chance. */
    private UUID timeOrderedId() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
