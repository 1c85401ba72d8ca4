package io.docdb.testdata;

import static io.docdb.testdata.Generated.chance;
import static io.docdb.testdata.Generated.pick;
import static io.docdb.testdata.Generated.skewed;
import static io.docdb.testdata.Generated.text;

import java.time.Instant;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/**
 * Events in the shape of the Bluesky firehose, the subject of JSONBench's five queries.
 *
 * <p>Of 1000 events some 986 are commits (posts, likes, reposts, follows, blocks; created, updated, deleted), the rest
 * identity and account events. {@code time_us} grows with {@code id}; few accounts write most events. Contents are
 * made up; only field names and proportions follow the public description of the event stream.
 */
public final class Events {
    private static final String BASE32_LOWER = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String[] WORDS = {
        "database", "document", "today", "coffee", "cat", "sky", "music", "really", "morning", "new", "paper", "game",
        "photo", "friend", "why", "nice", "query", "rain", "train", "football", "ありがとう", "café", "schön", "🌞"
    };
    private static final String[] LANGS = {"en", "en", "en", "ja", "pt", "de", "es", "fr", "ko", "tr"};
    private static final long FIRST_MICROS = 1_732_206_349_000_000L;
    /** Between two events; a million events then span about four hours. */
    private static final int GAP_MICROS = 15_000;

    private Events() {}

    /** Set {@code events}: key {@code id}, integers from 0. */
    public static DataSet events(long seed, int documentCount) {
        int accounts = Math.max(10, documentCount / 8);
        return Generated.dataSet("events", "id", seed, documentCount, (json, random, position) -> {
            long micros = FIRST_MICROS + position * GAP_MICROS + random.nextInt(GAP_MICROS);
            String account = account(skewed(random, accounts));
            json.writeNumberProperty("id", position);
            json.writeStringProperty("did", account);
            json.writeNumberProperty("time_us", micros);
            int luck = random.nextInt(1000);
            if (luck < 986) {
                json.writeStringProperty("kind", "commit");
                commit(json, random, micros, accounts);
            } else if (luck < 993) {
                json.writeStringProperty("kind", "identity");
                identity(json, random, account, position, micros);
            } else {
                json.writeStringProperty("kind", "account");
                activation(json, random, account, position, micros);
            }
        });
    }

    private static void commit(JsonGenerator json, SplittableRandom random, long micros, int accounts) {
        String operation = chance(random, 95) ? "create" : chance(random, 90) ? "delete" : "update";
        String collection = collection(random.nextInt(100));
        json.writeObjectPropertyStart("commit");
        json.writeStringProperty("rev", "3l" + text(random, BASE32_LOWER, 11));
        json.writeStringProperty("operation", operation);
        json.writeStringProperty("collection", collection);
        json.writeStringProperty("rkey", "3l" + text(random, BASE32_LOWER, 11));
        if (!operation.equals("delete")) {
            record(json, random, collection, micros, accounts);
            json.writeStringProperty("cid", contentId(random));
        }
        json.writeEndObject();
    }

    private static String collection(int luck) {
        if (luck < 50) {
            return "app.bsky.feed.like";
        }
        if (luck < 72) {
            return "app.bsky.graph.follow";
        }
        if (luck < 86) {
            return "app.bsky.feed.post";
        }
        if (luck < 96) {
            return "app.bsky.feed.repost";
        }
        return luck < 99 ? "app.bsky.graph.block" : "app.bsky.actor.profile";
    }

    private static void record(
            JsonGenerator json, SplittableRandom random, String collection, long micros, int accounts) {
        json.writeObjectPropertyStart("record");
        json.writeStringProperty("$type", collection);
        json.writeStringProperty(
                "createdAt", Instant.ofEpochMilli(micros / 1000).toString());
        switch (collection) {
            case "app.bsky.feed.post" -> post(json, random, accounts);
            case "app.bsky.feed.like", "app.bsky.feed.repost" -> reference(json, random, "subject", accounts);
            case "app.bsky.actor.profile" -> json.writeStringProperty("displayName", pick(random, WORDS));
            default -> json.writeStringProperty("subject", account(skewed(random, accounts)));
        }
        json.writeEndObject();
    }

    private static void post(JsonGenerator json, SplittableRandom random, int accounts) {
        json.writeArrayPropertyStart("langs");
        json.writeString(pick(random, LANGS));
        if (chance(random, 5)) {
            json.writeString(pick(random, LANGS));
        }
        json.writeEndArray();
        if (chance(random, 40)) {
            json.writeObjectPropertyStart("reply");
            reference(json, random, "parent", accounts);
            reference(json, random, "root", accounts);
            json.writeEndObject();
        }
        StringBuilder words = new StringBuilder(pick(random, WORDS));
        for (int more = skewed(random, 40); more > 0; more--) {
            words.append(' ').append(pick(random, WORDS));
        }
        json.writeStringProperty("text", words.toString());
    }

    private static void reference(JsonGenerator json, SplittableRandom random, String name, int accounts) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("cid", contentId(random));
        String post = "/app.bsky.feed.post/3l" + text(random, BASE32_LOWER, 11);
        json.writeStringProperty("uri", "at://" + account(skewed(random, accounts)) + post);
        json.writeEndObject();
    }

    private static void identity(
            JsonGenerator json, SplittableRandom random, String account, long position, long micros) {
        json.writeObjectPropertyStart("identity");
        json.writeStringProperty("did", account);
        json.writeStringProperty("handle", pick(random, WORDS) + position + ".example.org");
        json.writeNumberProperty("seq", position);
        json.writeStringProperty("time", Instant.ofEpochMilli(micros / 1000).toString());
        json.writeEndObject();
    }

    private static void activation(
            JsonGenerator json, SplittableRandom random, String account, long position, long micros) {
        boolean active = chance(random, 70);
        json.writeObjectPropertyStart("account");
        json.writeBooleanProperty("active", active);
        json.writeStringProperty("did", account);
        json.writeNumberProperty("seq", position);
        if (!active) {
            json.writeStringProperty("status", "deactivated");
        }
        json.writeStringProperty("time", Instant.ofEpochMilli(micros / 1000).toString());
        json.writeEndObject();
    }

    private static String account(int number) {
        return "did:plc:" + text(Generated.random(number, 0), BASE32_LOWER, 24);
    }

    private static String contentId(SplittableRandom random) {
        return "bafyrei" + text(random, BASE32_LOWER, 52);
    }
}
