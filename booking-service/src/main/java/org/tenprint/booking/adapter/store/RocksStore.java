package org.tenprint.booking.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.ByteStore;
import org.tenprint.booking.application.Unavailable;

/**
 * A folder of RocksDB. Memory is that of its cache and its write buffers, whatever is kept. Writes
 * go through its log and survive a process that is killed; a machine that loses power loses the
 * last of them in the order in which they came, and so never a record before its bookmark. What is
 * damaged is thrown away, and the topic read again.
 */
public final class RocksStore implements ByteStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RocksStore.class);
  private static final long MIB = 1024 * 1024;
  private static final int BLOOM_BITS = 10;

  /** Shards of the cache: what is larger than one is not cached, and read from disk each time. */
  private static final int SHARD_BITS = 2;

  private static final int METADATA_BLOCK = 4096;
  private static final int MOST_OPEN_FILES = 256;
  private static final String DAMAGED = "damaged";
  private static final Duration RETRY = Duration.ofSeconds(5);

  static {
    RocksDB.loadLibrary();
  }

  private final Path directory;
  private final Consumer<UncheckedIOException> broken;
  private final LRUCache cache = new LRUCache(32 * MIB, SHARD_BITS);
  private final BloomFilter filter = new BloomFilter(BLOOM_BITS);
  private final Options options = options();
  private final WriteOptions writing = new WriteOptions();
  private final ReadWriteLock using = new ReentrantReadWriteLock();
  private RocksDB database;

  private RocksStore(Path directory, Consumer<UncheckedIOException> broken) {
    this.directory = directory;
    this.broken = broken;
  }

  /**
   * Opens what is in a folder, or begins anew there.
   *
   * @param broken hears of what a disk throws, whoever reads or writes: the service is to end
   * @throws IllegalStateException if another process has it open, or it cannot be written to
   */
  public static RocksStore open(Path directory, Consumer<UncheckedIOException> broken) {
    RocksStore store = new RocksStore(directory, broken);
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      if (Files.exists(directory.resolve(DAMAGED))) {
        store.destroy("noted when it was found");
      }
      store.begin();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can be kept in " + directory, e);
    }
    return store;
  }

  private Options options() {
    return new Options()
        .setCreateIfMissing(true)
        .setWriteBufferSize(16 * MIB)
        .setMaxWriteBufferNumber(2)
        .setMaxTotalWalSize(64 * MIB)
        .setMaxOpenFiles(MOST_OPEN_FILES)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                // index and filter in pieces: whole, those of a large file would not be cached
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(METADATA_BLOCK)
                .setPinTopLevelIndexAndFilter(true)
                .setFilterPolicy(filter));
  }

  private void begin() throws IOException {
    try {
      database = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      if (!corrupt(e)) {
        throw new IllegalStateException(
            directory + " cannot be opened; is it in use, or not to be written to?", e);
      }
      destroy(e.getStatus().getCodeString());
      try {
        database = RocksDB.open(options, directory.toString());
      } catch (RocksDBException again) {
        throw new IllegalStateException(directory + " cannot be begun anew", again);
      }
    }
  }

  private void destroy(String why) throws IOException {
    LOG.warn("store is built anew directory={} cause={}", directory, why);
    try {
      RocksDB.destroyDB(directory.toString(), options);
    } catch (RocksDBException e) {
      throw new IOException(directory + " is damaged and cannot be removed", e);
    }
    Files.deleteIfExists(directory.resolve(DAMAGED));
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    using.readLock().lock();
    try {
      return Optional.ofNullable(opened().get(key));
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      using.readLock().unlock();
    }
  }

  @Override
  public void put(byte[] key, byte[] value) {
    using.readLock().lock();
    try {
      opened().put(writing, key, value);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      using.readLock().unlock();
    }
  }

  @Override
  public void remove(byte[] key) {
    using.readLock().lock();
    try {
      opened().delete(writing, key);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      using.readLock().unlock();
    }
  }

  @Override
  public void each(byte[] beginning, BiConsumer<byte[], byte[]> taker) {
    using.readLock().lock();
    try (RocksIterator at = opened().newIterator()) {
      for (at.seek(beginning); at.isValid() && begins(at.key(), beginning); at.next()) {
        taker.accept(at.key(), at.value());
      }
      at.status();
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      using.readLock().unlock();
    }
  }

  private static boolean begins(byte[] key, byte[] beginning) {
    return key.length >= beginning.length
        && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length);
  }

  @Override
  public void clear() {
    using.writeLock().lock();
    try {
      opened().close();
      database = null;
      destroy("its bookmark does not fit the topic");
      begin();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be begun anew", e);
    } finally {
      using.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    using.writeLock().lock();
    try {
      if (database != null) {
        database.close();
        database = null;
        writing.close();
        options.close();
        filter.close();
        cache.close();
      }
    } finally {
      using.writeLock().unlock();
    }
  }

  private RocksDB opened() {
    if (database == null) {
      throw new Unavailable(directory.getFileName() + " is closed", RETRY);
    }
    return database;
  }

  /**
   * What a disk throws: of no record, and no next one would fare better. A damage is noted, so that
   * the next start does not meet it again.
   */
  private UncheckedIOException failed(RocksDBException e) {
    if (corrupt(e)) {
      try {
        Files.writeString(directory.resolve(DAMAGED), "");
      } catch (IOException unwritable) {
        e.addSuppressed(unwritable);
      }
    }
    UncheckedIOException thrown =
        new UncheckedIOException(new IOException(directory + " cannot be read or written", e));
    broken.accept(thrown);
    return thrown;
  }

  private static boolean corrupt(RocksDBException e) {
    return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption;
  }
}
