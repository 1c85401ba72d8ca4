package io.docdb.framework;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** Hibernate finds its dialect by itself, and sorts NULLs where docdb does. */
class HibernateTest {
    @Entity(name = "person")
    public static class Person {
        @Id
        @GeneratedValue
        Long id;

        String name;
        Integer age;

        Person() {}

        Person(String name, Integer age) {
            this.name = name;
            this.age = age;
        }
    }

    @Test
    void theDialectIsFoundByTheService() {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Person.class)
                .setProperty("hibernate.connection.url", "jdbc:docdb:mem:")
                .setProperty("hibernate.connection.pool_size", "1")
                .setProperty("hibernate.hbm2ddl.auto", "create");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.unwrap(SessionFactoryImplementor.class)
                            .getJdbcServices()
                            .getDialect())
                    .isExactlyInstanceOf(HibernateDialect.class)
                    .satisfies(dialect -> assertThat(dialect.getNullOrdering()).isEqualTo(NullOrdering.SMALLEST));
            factory.inTransaction(session -> {
                session.persist(new Person("anna", 30));
                session.persist(new Person("bert", null));
                session.persist(new Person("carl", 20));
            });
            List<String> names = factory.fromTransaction(session -> session.createSelectionQuery(
                            "select name from person where id > 0 order by age desc nulls first, name", String.class)
                    .setFirstResult(0)
                    .setMaxResults(2)
                    .getResultList());
            assertThat(names).containsExactly("bert", "anna");
            assertThat(factory.<List<String>>fromTransaction(session -> session.createSelectionQuery(
                                    "select name from person order by age", String.class)
                            .getResultList()))
                    .containsExactly("bert", "carl", "anna");
        }
    }
}
