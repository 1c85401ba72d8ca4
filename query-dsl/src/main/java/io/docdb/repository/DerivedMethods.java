package io.docdb.repository;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.Filter;
import io.docdb.dsl.FindQuery;
import io.docdb.dsl.Page;
import io.docdb.dsl.Sort;
import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.value.Document;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JavaType;

/** Makes calls of methods whose names say what they find. */
final class DerivedMethods {
    private final DocumentMapper mapper;
    private final DocumentCollection<?> collection;
    private final EntityType entity;
    private final Properties properties;

    DerivedMethods(DocumentMapper mapper, DocumentCollection<?> collection, EntityType entity) {
        this.mapper = mapper;
        this.collection = collection;
        this.entity = entity;
        this.properties = new Properties(mapper, entity);
    }

    MethodCall make(Method method, JavaType returnType) throws MethodName.NotUnderstood {
        MethodName name = MethodName.parse(method.getName(), properties);
        Signature signature = Signature.of(method);
        check(method, name, signature);
        return switch (name.verb()) {
            case COUNT ->
                counting(returnType, arguments -> query(filter(name, signature, arguments))
                        .count());
            case EXISTS -> {
                require(returnType, boolean.class, Boolean.class);
                yield arguments -> query(filter(name, signature, arguments)).exists();
            }
            case DELETE -> deleting(method, name, signature, returnType);
            case FIND -> finding(method, name, signature, returnType);
        };
    }

    private void check(Method method, MethodName name, Signature signature) throws MethodName.NotUnderstood {
        if (name.parameters() != signature.values().size()) {
            throw new MethodName.NotUnderstood("expected " + name.parameters()
                    + (name.parameters() == 1 ? " parameter" : " parameters") + " for the words of its name, found "
                    + signature.values().size());
        }
        for (List<MethodName.Term> terms : name.alternatives()) {
            for (MethodName.Term term : terms) {
                Fit.check(term);
            }
        }
        List<MethodName.Term> takers = name.takers();
        for (int i = 0; i < takers.size(); i++) {
            Type parameter =
                    method.getGenericParameterTypes()[signature.values().get(i)];
            Fit.check(takers.get(i), mapper.javaType(parameter));
        }
    }

    private MethodCall finding(Method method, MethodName name, Signature signature, JavaType returnType)
            throws MethodName.NotUnderstood {
        Answer answer = Answer.of(returnType);
        if (answer.needsPage() && signature.page() < 0) {
            throw new MethodName.NotUnderstood("expected a parameter of Page for a result in pages, found none");
        }
        if (answer.element() == void.class) {
            throw new MethodName.NotUnderstood("expected a result, found void");
        }
        UnaryOperator<FindQuery<?>> projection = projection(name, answer.element());
        return arguments -> {
            Sort order = name.sort().then(signature.sort(arguments));
            FindQuery<?> query = projection.apply(query(filter(name, signature, arguments)));
            query = order.isNone() ? query : query.orderBy(order);
            query = name.distinct() ? query.distinct() : query;
            query = name.limit().isPresent() ? query.limit(name.limit().getAsLong()) : query;
            Optional<Page> page = signature.page(arguments);
            return answer.of(query, page, method);
        };
    }

    /**
     * What is taken of each document: the whole; the property the name tells, as in {@code List<String> findNameByCity(…)}; or
     * the properties another class has.
     */
    private UnaryOperator<FindQuery<?>> projection(MethodName name, Class<?> wanted) throws MethodName.NotUnderstood {
        if (wanted.isAssignableFrom(entity.javaClass())) {
            return query -> query;
        }
        Class<?> boxed = MethodType.methodType(wanted).wrap().returnType();
        Optional<Properties.Found> subject = properties
                .find(name.subject())
                .filter(found -> !found.last().isMany()
                        && boxed.isAssignableFrom(boxed(found.last().contentType())));
        if (subject.isPresent()) {
            String path = subject.get().path().toString();
            return query -> query.values(path, boxed);
        }
        if (Document.class == wanted || Map.class.isAssignableFrom(wanted)) {
            return query -> query.as(wanted);
        }
        List<EntityType.Property> asked = mapper.entity(wanted).properties();
        boolean fits = entity.properties().isEmpty()
                || asked.stream().anyMatch(property -> entity.properties().stream()
                        .anyMatch(known -> known.field().equals(property.field())));
        if (asked.isEmpty() || !fits) {
            throw new MethodName.NotUnderstood("expected a result of "
                    + entity.javaClass().getSimpleName()
                    + ", of a class with some of its properties, or of the property its name tells (find…By), found "
                    + wanted.getSimpleName());
        }
        return query -> query.select(wanted);
    }

    private static Class<?> boxed(JavaType type) {
        return MethodType.methodType(type.getRawClass()).wrap().returnType();
    }

    private FindQuery<?> query(Filter<Object> filter) {
        return collection.find(filter);
    }

    /** The number of the documents that were removed, whether there was one, or the documents themselves. */
    private MethodCall deleting(Method method, MethodName name, Signature signature, JavaType returnType)
            throws MethodName.NotUnderstood {
        Class<?> type = returnType.getRawClass();
        if (type == boolean.class || type == Boolean.class) {
            return arguments -> collection.delete(filter(name, signature, arguments)) > 0;
        }
        Answer answer = Answer.of(returnType);
        if (!answer.needsPage() && answer.element().isAssignableFrom(entity.javaClass())) {
            return arguments -> answer.of(collection.deleteReturning(filter(name, signature, arguments)), method);
        }
        return counting(returnType, arguments -> collection.delete(filter(name, signature, arguments)));
    }

    private static Filter<Object> filter(MethodName name, Signature signature, Object[] arguments) {
        return name.filter(signature.values(arguments).iterator());
    }

    /** A number as the method's type has it: long, int, or nothing. */
    private static MethodCall counting(JavaType returnType, MethodCall counting) throws MethodName.NotUnderstood {
        require(returnType, long.class, Long.class, int.class, Integer.class, void.class);
        Class<?> type = returnType.getRawClass();
        if (type == void.class) {
            return arguments -> {
                counting.call(arguments);
                return null;
            };
        }
        return type == int.class || type == Integer.class
                ? arguments -> Math.toIntExact((long) counting.call(arguments))
                : counting;
    }

    private static void require(JavaType returnType, Class<?>... allowed) throws MethodName.NotUnderstood {
        List<Class<?>> types = List.of(allowed);
        if (!types.contains(returnType.getRawClass())) {
            throw new MethodName.NotUnderstood("expected a result of "
                    + types.stream().map(Class::getSimpleName).toList() + ", found "
                    + returnType.getRawClass().getSimpleName());
        }
    }
}
