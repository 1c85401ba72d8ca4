package io.docdb.dsl.mapping;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/**
 * The properties of a class as Jackson writes them.
 *
 * @param javaClass the class
 * @param properties in the order they are written; empty for a class that is not an object in JSON
 */
public record EntityType(Class<?> javaClass, List<Property> properties) {
    /** Classes that were written for others mean the same by them; they would be taken for what they are not without a word. */
    private static final Set<String> ID_MARKS =
            Set.of(Id.class.getName(), "jakarta.persistence.Id", "org.springframework.data.annotation.Id");

    private static final Set<String> VERSION_MARKS = Set.of(
            Version.class.getName(), "jakarta.persistence.Version", "org.springframework.data.annotation.Version");

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(long.class, int.class, Long.class, Integer.class);

    /**
     * One property.
     *
     * @param field its name in documents
     * @param javaName its name in Java: {@code total} for {@code total()}, {@code getTotal()} and the field
     * @param type what it holds
     * @param isId true if it is marked with {@link Id} or one that means the same
     * @param isVersion true if it is marked with {@link Version} or one that means the same
     * @param isPlain true if it is written as its type is, with no annotation that gives it another form
     */
    public record Property(
            String field, String javaName, JavaType type, boolean isId, boolean isVersion, boolean isPlain) {
        /** What lies inside: the type of an element of a collection or array, of the value of an Optional, else the type. */
        public JavaType contentType() {
            JavaType inner = type;
            while (inner.isReferenceType() || inner.isCollectionLikeType() || inner.isArrayType()) {
                if (inner.isArrayType() && inner.getRawClass() == byte[].class) {
                    return inner;
                }
                inner = inner.getContentType();
            }
            return inner;
        }

        /** True for arrays, lists and sets: what lies inside stands in a JSON array. */
        public boolean isMany() {
            JavaType inner = type.isReferenceType() ? type.getContentType() : type;
            return inner.isCollectionLikeType() || inner.isArrayType() && inner.getRawClass() != byte[].class;
        }
    }

    public EntityType {
        properties = List.copyOf(properties);
    }

    static EntityType read(JsonMapper mapper, JavaType type) {
        List<Property> found = new ArrayList<>();
        visit(mapper, type, found);
        JsonSubTypes kinds = type.getRawClass().getAnnotation(JsonSubTypes.class);
        if (kinds != null) { // what one of its kinds has can be in a document of the type
            for (JsonSubTypes.Type kind : kinds.value()) {
                List<Property> more = new ArrayList<>();
                visit(mapper, mapper.constructType(kind.value()), more);
                more.removeIf(property ->
                        found.stream().anyMatch(known -> known.field().equals(property.field())));
                found.addAll(more);
            }
        }
        return new EntityType(type.getRawClass(), found);
    }

    private static void visit(JsonMapper mapper, JavaType type, List<Property> found) {
        mapper.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base() {
            @Override
            public JsonObjectFormatVisitor expectObjectFormat(JavaType objectType) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                    @Override
                    public void property(BeanProperty property) {
                        found.add(toProperty(type.getRawClass(), property));
                    }

                    @Override
                    public void optionalProperty(BeanProperty property) {
                        property(property);
                    }
                };
            }
        });
    }

    private static Property toProperty(Class<?> owner, BeanProperty property) {
        Member member = property.getMember().getMember();
        String javaName = javaName(member.getName());
        boolean isId = property.getAnnotation(Id.class) != null || isMarked(owner, javaName, ID_MARKS);
        boolean isVersion = property.getAnnotation(Version.class) != null || isMarked(owner, javaName, VERSION_MARKS);
        boolean isPlain =
                property.getAnnotation(JsonFormat.class) == null && property.getAnnotation(JsonSerialize.class) == null;
        return new Property(property.getName(), javaName, property.getType(), isId, isVersion, isPlain);
    }

    /** {@code getTotal} and {@code isPaid} give {@code total} and {@code paid}; other names stand as they are. */
    static String javaName(String member) {
        for (String prefix : List.of("get", "is")) {
            int length = prefix.length();
            if (member.startsWith(prefix) && member.length() > length && Character.isUpperCase(member.charAt(length))) {
                return member.substring(length, length + 1).toLowerCase(Locale.ROOT) + member.substring(length + 1);
            }
        }
        return member;
    }

    /** Jackson keeps its own annotations with a property; those of others stand on the field, getter or parameter. */
    private static boolean isMarked(Class<?> owner, String javaName, Set<String> marks) {
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            Stream<AnnotatedElement> fields = Stream.of(type.getDeclaredFields())
                    .filter(field -> nameOf(field).equals(javaName))
                    .map(f -> f);
            Stream<AnnotatedElement> methods = Stream.of(type.getDeclaredMethods())
                    .filter(method ->
                            method.getParameterCount() == 0 && nameOf(method).equals(javaName))
                    .map(m -> m);
            Stream<AnnotatedElement> parameters = Stream.of(type.getDeclaredConstructors())
                    .flatMap(constructor -> Stream.of(constructor.getParameters()))
                    .filter(parameter -> nameOf(parameter).equals(javaName))
                    .map(p -> p);
            if (Stream.of(fields, methods, parameters)
                    .flatMap(elements -> elements)
                    .flatMap(element -> Stream.of(element.getAnnotations()))
                    .anyMatch(annotation ->
                            marks.contains(annotation.annotationType().getName()))) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(Field field) {
        return field.getName();
    }

    private static String nameOf(Method method) {
        return javaName(method.getName());
    }

    private static String nameOf(Parameter parameter) {
        return parameter.getName();
    }

    /** By the name in Java, else by the name in documents; exactly, else without regard to case. */
    public Optional<Property> findProperty(String name) {
        return Stream.<Stream<Property>>of(
                        properties.stream()
                                .filter(property -> property.javaName().equals(name)),
                        properties.stream().filter(property -> property.field().equals(name)),
                        properties.stream()
                                .filter(property -> property.javaName().equalsIgnoreCase(name)))
                .flatMap(found -> found)
                .findFirst();
    }

    /** The property marked as the key, else {@code _id}, else {@code id}. */
    public Optional<Property> findId() {
        return properties.stream()
                .filter(Property::isId)
                .findFirst()
                .or(() -> properties.stream()
                        .filter(property -> property.field().equals("_id"))
                        .findFirst())
                .or(() -> properties.stream()
                        .filter(property -> property.field().equals("id"))
                        .findFirst());
    }

    /**
     * The property marked as the version.
     *
     * @throws DatabaseException INVALID_DEFINITION (42P16) if it is no whole number, or there are several
     */
    public Optional<Property> findVersion() {
        List<Property> marked = properties.stream().filter(Property::isVersion).toList();
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        Property version = marked.get(0);
        if (marked.size() > 1 || !WHOLE_NUMBERS.contains(version.type().getRawClass())) {
            throw new DatabaseException(
                    ErrorCode.INVALID_DEFINITION,
                    "Version refused: expected one property of " + javaClass.getSimpleName()
                            + " marked with @Version, of long, int, Long or Integer, found "
                            + marked.stream()
                                    .map(property ->
                                            property.type().getRawClass().getSimpleName() + " " + property.javaName())
                                    .collect(Collectors.joining(", ")));
        }
        return Optional.of(version);
    }
}
