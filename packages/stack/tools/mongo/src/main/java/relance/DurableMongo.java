package relance;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVStore;

/**
 * The MongoDB protocol over one durable file: what a reply acknowledges is on disk before the reply leaves.
 *
 * <p>Arguments: the file, the port (0 lets the system choose). Prints "ready PORT" once it listens, on 127.0.0.1 only. Ends on SIGTERM, and when its
 * standard input ends, because its parent is then gone.
 */
public final class DurableMongo {
    private static final Set<String> READS = Set.of(
            "aggregate", "buildinfo", "collstats", "count", "dbstats", "distinct", "endsessions", "explain", "find", "getmore", "hello", "ismaster",
            "killcursors", "listcollections", "listdatabases", "listindexes", "ping", "serverstatus");

    /** Writes in one command, as MongoDB has it. The library's 1,000 would make a commit of every thousand. */
    private static final int MOST_WRITES = 100_000;

    /** What the drivers of this product ask for: the server's own constants stop at a wire version they refuse. */
    private static final class Announced implements MongoVersion {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    }

    /** Commits before it replies; while a command runs, the pages it may read are kept, for without that a reader's chunk is overwritten under it. */
    private static final class DurableBackend extends H2Backend {
        private final MVStore store;

        DurableBackend(MVStore store) {
            super(store);
            this.store = store;
        }

        /** Called by the super constructor already, for every database of an existing file, so only what that constructor has set is used. */
        @Override
        protected MongoDatabase openOrCreateDatabase(String databaseName) {
            return ById.openDatabase(databaseName, getMvStore(), getCursorRegistry());
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            MVStore.TxCounter used = store.registerVersionUsage();
            try {
                Document reply = super.handleCommand(channel, database, command, query);
                if (reply.containsKey("maxWriteBatchSize")) {
                    reply.put("maxWriteBatchSize", MOST_WRITES);
                }
                return reply;
            } finally {
                store.deregisterVersionUsage(used);
                commitAfter(query);
            }
        }

        /** A command that failed half-way may have written too, so failures commit as well; an aggregate writes only with $out or $merge. */
        private void commitAfter(Document command) {
            String name = command.keySet().iterator().next().toLowerCase(java.util.Locale.ROOT);
            boolean writes = !READS.contains(name) || (name.equals("aggregate") && String.valueOf(command.get("pipeline")).matches("(?s).*\\$(out|merge).*"));
            if (writes) {
                store.commit();
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        // The cache counts documents as StoredDocument says: this is about 60 MB of the heap.
        MVStore store = new MVStore.Builder().fileName(arguments[0]).cacheSize(192).autoCompactFillRate(80).open();
        // Without these three the file keeps old versions and grows by 90 MB per 4,000 writes.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        store.setReuseSpace(true);
        // Commands are committed before their reply: the store's own commit, each second, would only write the half of a long one, and then all of it.
        store.setAutoCommitDelay(10_000);
        MongoServer server = new MongoServer(new DurableBackend(store).version(new Announced()));
        AtomicBoolean closed = new AtomicBoolean();
        Runnable close = () -> {
            if (closed.compareAndSet(false, true)) {
                server.shutdown();
                store.close();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(close));
        server.bind("127.0.0.1", Integer.parseInt(arguments[1]));
        System.out.println("ready " + server.getLocalAddress().getPort());
        while (System.in.read() >= 0) {
            // Nothing is read for its content: the end of the stream is the message.
        }
        System.exit(0);
    }
}
