package org.tenprint.matching.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The prints of one booking, extracted within one {@link ExtractionBudget}. Others may extract some
 * of them before their turn; what is answered, and what is left of the budget, is what extracting
 * one after the other gives, to the bit, whoever was how quick. Idea: what a print asks of a budget
 * hangs on the print alone, so that it can be extracted on credit and the budget be asked when it
 * is its turn. Who waits for another's extraction does a later one meanwhile. Cost: {@link
 * #AT_MOST}, of which {@link #IN_VAIN} is what the budget turned out to have no room for, however
 * many help. For one thread; close it.
 */
public final class BookedPrints implements AutoCloseable {
  /**
   * Nominal milliseconds that are on credit at most, or were in vain: what nine of ten rolled
   * fingers of 2.2 inches a side cost.
   */
  static final int IN_VAIN = 3_000;

  /** Nominal milliseconds of processor time that a booking costs at most, whoever helps. */
  public static final int AT_MOST = ExtractionBudget.BOOKING + IN_VAIN;

  private static final Extraction OVER = new Extraction.Refused(ExtractionRefusal.OVER_BUDGET);

  private final ExtractionBudget budget = new ExtractionBudget();
  private final CreditLimit limit = new CreditLimit(IN_VAIN);
  private final Map<Print, Ahead> ahead = new IdentityHashMap<>();
  private final List<Ahead> inOrder = new ArrayList<>();

  private BookedPrints() {}

  /** An extraction before its turn: done once, by whoever comes first. */
  private static final class Ahead extends FutureTask<Extraction> {
    private final BudgetAhead credit;
    private final AtomicBoolean begun = new AtomicBoolean();

    Ahead(Print print, BudgetAhead credit) {
      super(extraction(print, credit));
      this.credit = credit;
    }

    private static Callable<Extraction> extraction(Print print, BudgetAhead credit) {
      return () -> TemplateExtractor.extract(print, credit);
    }

    /** Whether nobody had begun it: who asks does it then, or leaves it for good. */
    boolean begin() {
      return begun.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (begin()) {
        super.run();
      }
    }
  }

  /** All in turn, by who asks. */
  public static BookedPrints inTurn() {
    return new BookedPrints();
  }

  /**
   * Lets others extract some.
   *
   * @param prints that will be asked for, in the booking's order; records are not worth it and are
   *     left out
   * @param others runs what it is given on another thread, sooner, later or never
   */
  public static BookedPrints ahead(List<Print> prints, Consumer<Runnable> others) {
    BookedPrints booked = new BookedPrints();
    for (Print print : prints) {
      if (!TemplateExtractor.isRecord(print) && !booked.ahead.containsKey(print)) {
        Ahead begun = new Ahead(print, new BudgetAhead(booked.budget, booked.limit));
        booked.ahead.put(print, begun);
        booked.inOrder.add(begun);
      }
    }
    // the first is the asker's own, who is here already
    booked.inOrder.stream().skip(1).forEach(others);
    return booked;
  }

  /**
   * The print's template, or why there is none. Never throws for what the print holds.
   *
   * @param print the next one of the booking that is wanted
   */
  public Extraction extract(Print print) {
    Ahead begun = ahead.remove(print);
    if (begun == null || begun.begin()) {
      return TemplateExtractor.extract(print, budget);
    }
    for (int i = 0; i < inOrder.size() && !begun.isDone(); i++) {
      inOrder.get(i).run();
    }
    Supplier<Extraction> outcome = outcome(begun);
    if (!begun.credit.fits()) {
      // in turn it would have been broken off before it came to what it came to
      begun.credit.settle();
      return OVER;
    }
    Extraction extraction = outcome.get();
    if (extraction.equals(OVER)) {
      // of the credit, or a sum and a difference are rounded otherwise: the booking's is asked
      return TemplateExtractor.extract(print, budget);
    }
    begun.credit.settle();
    return extraction;
  }

  /** Nominal milliseconds spent so far, rounded up. */
  public int spent() {
    return budget.spent();
  }

  /**
   * Waits for who is at it, {@link TemplateExtractor#AT_MOST} at the very most. What it threw is
   * thrown when asked.
   */
  private static Supplier<Extraction> outcome(Ahead begun) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Extraction extraction = begun.get();
          return () -> extraction;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      return () -> {
        throw thrown(e.getCause());
      };
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What was thrown on another thread is thrown here: an Error is the machine's there too. */
  static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /** What was not begun is not done any more. */
  @Override
  public void close() {
    inOrder.forEach(each -> each.cancel(false));
  }
}
