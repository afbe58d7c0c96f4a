// Both themes, wide and narrow: nothing sticks out, and nothing is written too faintly to be read.

import { assert, play } from '../browser.mjs';

const SIZES = [['wide', 1600, 950], ['middling', 1000, 900], ['narrow', 390, 844]];

await play('looks', async (page) => {
  await page.locator('.line:visible').first().click(); // a chosen line has colours of its own
  for (const scheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [name, width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(excess === 0, `${name}, ${scheme}: ${excess} pixels stick out`);
      await page.screenshot({ path: new URL(`../../artifacts/looks-${scheme}-${name}.png`, import.meta.url).pathname, fullPage: true });
    }
    const faint = await page.evaluate(findFaint);
    assert(faint.length === 0, `${scheme}: too faint: ${faint.join('; ')}`);
  }
  const nameless = await page.evaluate(findNameless);
  assert(nameless.length === 0, `controls without a name: ${nameless.join('; ')}`);
});

// Contrast of text to what lies behind it, by the formula of WCAG 2; 4.5 is its level AA.
function findFaint() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) {
        return colour;
      }
    }
    return rgba('white');
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && !element.matches('option, kbd, canvas, :disabled'))
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .map((element) => {
      const [text, ground] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
      return { element, contrast: (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) };
    })
    .filter(({ contrast }) => contrast < 4.5)
    .map(({ element, contrast }) => `${element.tagName} "${element.textContent.trim().slice(0, 30)}" ${contrast.toFixed(1)}`);
}

function findNameless() {
  return [...document.querySelectorAll('button, input, select, textarea')]
    .filter((element) => !element.closest('[hidden]') && !element.textContent.trim() && !element.ariaLabel && !element.labels?.length)
    .map((element) => element.outerHTML.slice(0, 80));
}
