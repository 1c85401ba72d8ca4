package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a@b",
                "ops@db.internal",
                "te~st@example.com",
                "~test@example.com",
                "te.s.t@example.com",
                "\"joe bloggs\"@example.com",
                "\"joe..bloggs\"@example.com",
                "\"joe@bloggs\"@example.com",
                "\"joe\\\"bloggs\"@example.com",
                "joe.bloggs@[127.0.0.1]",
                "joe.bloggs@[IPv6:::1]",
                "joe@[IPv6:2001:db8::ff00:42:8329]",
                "joe@[IPv6:1:2:3:4:5:6:7:8]",
                "joe@[IPv6:::ffff:192.0.2.1]",
                "joe@[IPv6:1:2:3:4:5:6:192.0.2.1]",
                "x@xn--bcher-kva.example",
                "a+b@x-y.co"
            })
    void mailboxesOfRfc5321AreAccepted(String text) {
        assertThat(EmailFormat.isMailbox(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2962",
                "@",
                "a@",
                "@b",
                ".test@example.com",
                "test.@example.com",
                "te..st@example.com",
                "a b@example.com",
                "joe.bloggs@invalid=domain.com",
                "joe.bloggs@[127.0.0.300]",
                "joe@-x.com",
                "joe@x-.com",
                "joe@x..com",
                "joe@x.com.",
                "jörg@example.org",
                "a@bücher.example",
                "joe@[127.0.0.1",
                "joe@[IPv6:1::2::3]",
                "joe@[IPv6:1:2:3]",
                "joe@[IPv6:1:2:3:4:5:6:7:8:9]",
                "joe@[IPv6:12345::]",
                "joe@[IPv6:1.2.3.4]",
                "\"joe\"x@example.com",
                "a@b@c",
                "joe@[IPv6::::1]"
            })
    void othersAreRefused(String text) {
        assertThat(EmailFormat.isMailbox(text)).isFalse();
    }
}
