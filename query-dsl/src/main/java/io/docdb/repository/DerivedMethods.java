package io.docdb.repository;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.Filter;
import io.docdb.dsl.FindQuery;
import io.docdb.dsl.Page;
import io.docdb.dsl.Sort;
import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JavaType;

/** Makes calls of methods whose names say what they find. */
final class DerivedMethods {
    private final DocumentCollection<?> collection;
    private final EntityType entity;
    private final Properties properties;

    DerivedMethods(DocumentMapper mapper, DocumentCollection<?> collection, EntityType entity) {
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
            case DELETE -> counting(returnType, arguments -> delete(filter(name, signature, arguments)));
            case FIND -> finding(method, name, signature, returnType);
        };
    }

    private void check(Method method, MethodName name, Signature signature) throws MethodName.NotUnderstood {
        if (name.parameters() != signature.values().size()) {
            throw new MethodName.NotUnderstood(
                    "expected " + name.parameters() + " parameters for the words of its name, found "
                            + signature.values().size());
        }
        List<MethodName.Term> takers = name.takers();
        for (int i = 0; i < takers.size(); i++) {
            Class<?> type = method.getParameterTypes()[signature.values().get(i)];
            boolean many = Collection.class.isAssignableFrom(type)
                    || type.isArray() && !type.getComponentType().isPrimitive();
            if (takers.get(i).word().takesMany() && !many) {
                throw new MethodName.NotUnderstood("expected a collection or an array for "
                        + takers.get(i).property().path() + " In, found " + type.getSimpleName());
            }
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
        return arguments -> {
            Sort order = name.sort().then(signature.sort(arguments));
            FindQuery<?> query = projected(query(filter(name, signature, arguments)), answer.element());
            query = order.isNone() ? query : query.orderBy(order);
            query = name.distinct() ? query.distinct() : query;
            query = name.limit().isPresent() ? query.limit(name.limit().getAsLong()) : query;
            Optional<Page> page = signature.page(arguments);
            return answer.of(query, page, method);
        };
    }

    /** Documents as they are, or the properties another class asks for. */
    private FindQuery<?> projected(FindQuery<?> query, Class<?> wanted) {
        return wanted.isAssignableFrom(entity.javaClass()) ? query : query.select(wanted);
    }

    private FindQuery<?> query(Filter<Object> filter) {
        return collection.find(filter);
    }

    private long delete(Filter<Object> filter) {
        return collection.delete(filter);
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
