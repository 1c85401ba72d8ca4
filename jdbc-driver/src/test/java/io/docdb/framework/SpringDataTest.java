package io.docdb.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.dialect.DialectResolver;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.ListPagingAndSortingRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Spring Data JDBC finds its dialect by itself. */
class SpringDataTest {
    @Table("person")
    record Person(@Id Long id, String name, List<String> tags) {}

    interface People extends ListCrudRepository<Person, Long>, ListPagingAndSortingRepository<Person, Long> {
        List<Person> findByNameStartingWithOrderByNameDesc(String start);
    }

    @EnableJdbcRepositories(considerNestedRepositories = true)
    static class Application extends AbstractJdbcConfiguration {
        @Bean
        SingleConnectionDataSource dataSource() {
            SingleConnectionDataSource source = new SingleConnectionDataSource("jdbc:docdb:mem:", true);
            new JdbcTemplate(source)
                    .execute("CREATE TABLE \"person\" (\"id\" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                            + " \"name\" VARCHAR, \"tags\" VARCHAR ARRAY)");
            return source;
        }

        @Bean
        NamedParameterJdbcOperations operations(SingleConnectionDataSource source) {
            return new NamedParameterJdbcTemplate(source);
        }

        @Bean
        JdbcTransactionManager transactionManager(SingleConnectionDataSource source) {
            return new JdbcTransactionManager(source);
        }
    }

    @Test
    void repositoriesWork() {
        try (var context = new AnnotationConfigApplicationContext(Application.class)) {
            People people = context.getBean(People.class);
            Person anna = people.save(new Person(null, "anna", List.of("a", "b")));
            people.saveAll(List.of(new Person(null, "anton", List.of()), new Person(null, "bert", List.of("c"))));
            assertThat(anna.id()).isEqualTo(1);
            assertThat(people.findById(1L)).contains(anna);
            assertThat(people.findByNameStartingWithOrderByNameDesc("an"))
                    .extracting(Person::name)
                    .containsExactly("anton", "anna");
            assertThat(people.findAll(PageRequest.of(1, 2, Sort.by("name"))).getContent())
                    .extracting(Person::name)
                    .containsExactly("bert");
            people.save(new Person(1L, "zoe", List.of("x")));
            people.deleteById(2L);
            assertThat(people.findAll()).extracting(Person::name).containsExactlyInAnyOrder("zoe", "bert");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";product=PostgreSQL"})
    void bothWaysOfAskingGiveTheDialect(String options) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:" + options)) {
            var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            assertThat(DialectResolver.getDialect(template)).isInstanceOf(JdbcPostgresDialect.class);
            assertThat(new EarlierSpringDataDialectProvider().getDialect(template))
                    .containsInstanceOf(JdbcPostgresDialect.class);
        }
    }

    @Test
    void otherDatabasesAreLeftAlone() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            assertThat(new SpringDataDialectProvider().getDialect(template)).isEmpty();
        }
    }
}
