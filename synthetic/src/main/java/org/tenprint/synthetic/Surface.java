package org.tenprint.synthetic;

/**
 * What a sensor sees of ridges: contact where they touch, wider under pressure and on moist skin,
 * broken where skin is dry, nothing beyond the contact area, noise over all.
 */
final class Surface {
  /** Noise cells in pixels: skin condition, ridge texture. */
  private static final double SKIN_CELL = 38;

  private static final double TEXTURE_CELL = 5;
  private static final float TURN_COS = 0.8f;
  private static final float TURN_SIN = 0.6f;
  private static final float EDGE = 0.10f;

  /** Towards the joint the area is longer and squarer than at the tip. */
  private static final float LOWER_HALF = 0.8f;

  private final Dice dice;

  /** Grain of the pixels between those of 500 ppi. */
  private final Dice between;

  private final int width;
  private final int height;
  private final double noise;
  private final float bias;
  private final float patchiness;
  private final float texture;
  private final float contrast;
  private final float ground;
  private final float ink;
  private final float grain;
  private final float centreX;
  private final float centreY;
  private final float perRadiusX;
  private final float perRadiusY;
  private final SmoothNoise skin;
  private final SmoothNoise fine;
  private final SmoothNoise rim;

  Surface(Dice dice, int width, int height, ImpressionQuality quality) {
    this.dice = dice;
    this.between = Dice.of(Math.round(1e6 * quality.noise()), 5);
    this.width = width;
    this.height = height;
    this.noise = quality.noise();
    bias = (float) (0.1 + dice.heldNormal(quality.pressure()));
    patchiness = (float) (noise * dice.uniform(0.5, 1.0));
    texture = (float) (0.15 + noise * dice.uniform(0.5, 1.1));
    contrast = (float) dice.uniform(1.5, 2.6);
    ground = (float) dice.uniform(232, 252);
    ink = (float) dice.uniform(150, 205);
    grain = (float) (6 + 22 * noise);
    double area = Math.min(1.15, quality.placement().area() + dice.heldNormal(0.06));
    centreX = width / 2f + (float) dice.heldNormal(width * 0.03);
    centreY = height / 2f + (float) dice.heldNormal(height * 0.03);
    perRadiusX = (float) (1 / (width / 2.0 * area));
    perRadiusY = (float) (1 / (height / 2.0 * area));
    skin = new SmoothNoise(dice, width, height, SKIN_CELL);
    double turned = TURN_COS * Math.max(width, height) + TURN_SIN * Math.max(width, height);
    fine = new SmoothNoise(dice, turned, turned, TEXTURE_CELL);
    rim = new SmoothNoise(dice, width, height, 24);
  }

  /** The pixel where a ridge of this height, −1 to 1, lies over the sensor; 500 to the inch. */
  int grey(float x, float y, float ridge) {
    float contact = contact(x, y);
    float value = ground;
    if (contact > 0) {
      float level =
          ridge + bias + patchiness * skin.at(x, y) + texture * fine(x, y) - (1 - contact);
      float touch = Math.max(0, Math.min(1, 0.5f + 0.5f * contrast * level));
      value -= ink * touch * Math.min(1, contact * 1.5f);
    }
    long bits = (x == (int) x && y == (int) y ? dice : between).next();
    float speckle = ((bits & 0xff) + (bits >>> 8 & 0xff) + (bits >>> 16 & 0xff)) / 382.5f - 1;
    return Math.max(0, Math.min(255, Math.round(value + grain * speckle)));
  }

  /** The texture's lattice is turned, so that it does not show. */
  private float fine(float x, float y) {
    return fine.at(TURN_COS * x + TURN_SIN * y, TURN_COS * y - TURN_SIN * (x - width));
  }

  /** 1 within the contact area, 0 outside, falling over its rim. */
  private float contact(float x, float y) {
    float dx = (x - centreX) * perRadiusX;
    float dy = (y - centreY) * perRadiusY;
    float square = dy > 0 ? LOWER_HALF * dy * dy * dy * dy : dy * dy;
    float outward = dx * dx + square + 0.12f * rim.at(x, y);
    return outward <= 1 - EDGE ? 1 : outward >= 1 + EDGE ? 0 : (1 + EDGE - outward) / (2 * EDGE);
  }

  /**
   * Creases and scars: bright lines, more of them the noisier.
   *
   * @param scale pixels of the image for one of 500 ppi
   */
  void scratch(byte[] pixels, int scale) {
    int count = dice.below((int) (1 + 6 * noise));
    for (int i = 0; i < count; i++) {
      double x = dice.uniform(0.1, 0.9) * width;
      double y = dice.uniform(0.1, 0.9) * height;
      double angle = dice.uniform(0, Math.PI);
      double bend = dice.heldNormal(0.004);
      int length = (int) dice.uniform(30, 160);
      double reach = dice.uniform(0.8, 1.8);
      for (int step = 0; step < length; step++) {
        brighten(pixels, scale, x * scale, y * scale, reach * scale);
        x += StrictMath.cos(angle);
        y += StrictMath.sin(angle);
        angle += bend;
      }
    }
  }

  private void brighten(byte[] pixels, int scale, double x, double y, double reach) {
    int around = (int) Math.ceil(reach);
    for (int row = (int) y - around; row <= (int) y + around; row++) {
      for (int column = (int) x - around; column <= (int) x + around; column++) {
        double dx = column - x;
        double dy = row - y;
        if (row >= 0
            && row < height * scale
            && column >= 0
            && column < width * scale
            && dx * dx + dy * dy <= reach * reach) {
          int at = row * width * scale + column;
          int old = pixels[at] & 0xff;
          pixels[at] = (byte) (old + ((int) ground - old) * 7 / 10);
        }
      }
    }
  }
}
