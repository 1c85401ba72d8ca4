package io.docdb.repository;

import io.docdb.dsl.DocumentStore;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JavaType;

/** The handler behind a proxy: what each method does is known since it was made. Thread-safe if its store is. */
final class Repository implements InvocationHandler {
    private final String name;
    private final Map<Method, MethodCall> calls;

    private Repository(String name, Map<Method, MethodCall> calls) {
        this.name = name;
        this.calls = Map.copyOf(calls);
    }

    static Repository of(DocumentStore store, Class<?> repository, EntityType entity, String collection) {
        CrudMethods<?> crud = new CrudMethods<>(store, collection, entity);
        DerivedMethods derived = new DerivedMethods(store.mapper(), crud.collection(), entity);
        SqlMethods sql = new SqlMethods(store);
        Map<Method, MethodCall> calls = new HashMap<>();
        for (Method method : repository.getMethods()) {
            if (method.isDefault() && !method.isBridge() || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            try {
                checkAccess(repository, method);
                Optional<MethodCall> inherited = crud.find(method);
                calls.put(
                        method,
                        inherited.isPresent()
                                ? inherited.get()
                                : declared(method, derived, sql, returnType(store, repository, method)));
            } catch (MethodName.NotUnderstood e) {
                throw new DatabaseException(
                        ErrorCode.INVALID_DEFINITION,
                        "Repository method refused: " + repository.getSimpleName() + "." + method.getName() + ": "
                                + e.getMessage());
            }
        }
        return new Repository(repository.getSimpleName() + " of " + collection, calls);
    }

    /** The proxy of a public interface lives in a package of its own and sees public classes only. */
    private static void checkAccess(Class<?> repository, Method method) throws MethodName.NotUnderstood {
        Class<?> result = method.getReturnType();
        if (Modifier.isPublic(repository.getModifiers()) && !result.isPrimitive() && !isPublic(result)) {
            throw new MethodName.NotUnderstood("expected a public class as the result of a public interface, found "
                    + result.getName() + ", which is not public: make both public, or neither");
        }
    }

    private static boolean isPublic(Class<?> type) {
        int modifiers = type.isArray() ? type.getComponentType().getModifiers() : type.getModifiers();
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static MethodCall declared(Method method, DerivedMethods derived, SqlMethods sql, JavaType returnType)
            throws MethodName.NotUnderstood {
        Query query = method.getAnnotation(Query.class);
        return query == null ? derived.make(method, returnType) : sql.make(method, query.value(), returnType);
    }

    /** The return type with the variables of generic base interfaces filled in. */
    private static JavaType returnType(DocumentStore store, Class<?> repository, Method method) {
        JavaType owner = store.mapper().javaType(repository);
        JavaType declaring = owner.findSuperType(method.getDeclaringClass());
        return store.mapper().resolve(method.getGenericReturnType(), declaring == null ? owner : declaring);
    }

    private static Object present(Object result, Method method) {
        if (result == null && method.getReturnType().isPrimitive() && method.getReturnType() != void.class) {
            throw new DatabaseException(
                    ErrorCode.CARDINALITY_VIOLATION,
                    "Expected a value for " + method.getName() + ", which gives "
                            + method.getReturnType().getSimpleName() + ", found none");
        }
        return result;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        MethodCall call = calls.get(method);
        if (call != null) {
            return present(call.call(given), method);
        }
        if (method.isDefault()) {
            try {
                return InvocationHandler.invokeDefault(proxy, method, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> name;
        };
    }
}
