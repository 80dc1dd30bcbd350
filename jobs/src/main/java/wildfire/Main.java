package wildfire;

/** Entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("wildfire " + Main.class.getPackage().getImplementationVersion());
  }
}
