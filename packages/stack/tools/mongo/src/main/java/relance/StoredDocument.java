package relance;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * How a document lies in the file: as BSON behind a tag. The store's default is Java's serialization, many times slower and larger; documents of
 * files that were written with it are read all the same.
 */
final class StoredDocument extends BasicDataType<Document> {
    private static final byte BSON = 'B';
    /**
     * A document counts as so many times its BSON, three times what it takes on the heap. One of a usual kilobyte then has a page of the store's 16 KB
     * to itself, and is not written again with each neighbour: ids are hashes, so that what is written together lies everywhere.
     */
    private static final int COUNTS_AS = 16;

    private final ObjectDataType formerly = new ObjectDataType();
    /** Moving average of what a document counts as, in bytes: exact sizes would cost an encoding each. */
    private volatile int averageMemory = 12288;

    @Override
    public int getMemory(Document document) {
        return averageMemory;
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf bson = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, bson);
        weigh(bson.readableBytes());
        target.put(BSON).put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        if (source.get(source.position()) != BSON) {
            return (Document) formerly.read(source);
        }
        source.get();
        ByteBuf bson = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(bson);
        weigh(bson.readerIndex());
        source.position(source.position() + bson.readerIndex());
        return document;
    }

    private void weigh(int bytes) {
        averageMemory = (bytes * COUNTS_AS + 15 * averageMemory) / 16;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
