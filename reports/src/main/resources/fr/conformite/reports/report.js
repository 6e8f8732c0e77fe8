(function () {
  'use strict';

  const $ = (id) => document.getElementById(id);
  const scroller = $('scroller');
  const sheet = $('sheet');
  const minimap = $('minimap');
  const status = $('status');
  const marks = Array.from(sheet.querySelectorAll('mark'));
  const wide = matchMedia('(min-width: 64rem)');
  const words = (list) => (list || '').split(' ').filter(Boolean);

  // A stop is a quote in the text: one, whatever the number of pieces it is cut into. Anchors come in the order of the text.
  const stops = Array.from(sheet.querySelectorAll('.anchor')).map((anchor) => {
    const id = anchor.id.slice(2);
    const pieces = marks.filter((m) => words(m.dataset.ids).includes(id));
    const quote = $('q-' + id);
    const owner = quote && quote.closest('[data-keys]');
    return { id, pieces, quote, keys: words(owner ? owner.dataset.keys : '') };
  }).filter((stop) => stop.pieces.length > 0);

  let filter = '';
  let current = null;
  let ticks = [];

  const shown = () => stops.filter((stop) => !filter || stop.keys.includes(filter));
  // Quotes on the very same words are one halt when walking through the text.
  const halts = () => shown().filter((stop, i, all) => i === 0
    || stop.pieces[0] !== all[i - 1].pieces[0] || stop.pieces.length !== all[i - 1].pieces.length);
  const name = (id) => (id[0] === 'V' ? 'au point de vigilance ' + id.slice(1).split('-')[0]
    : id[0] === 'P' ? 'à la proposition ' + id.split('-')[0] : 'à l’indicateur ' + id.split('-')[0]);

  function count() {
    const list = halts();
    const at = current ? list.findIndex((h) => h.pieces[0] === current.pieces[0]) + 1 : 0;
    $('count').textContent = list.length === 0 ? 'aucun' : (at || '–') + ' / ' + list.length;
    $('previous').disabled = $('next').disabled = list.length === 0;
    return list.length;
  }

  function select(stop) {
    if (current) {
      current.pieces.forEach((m) => m.classList.remove('current'));
      if (current.quote) current.quote.classList.remove('current');
    }
    current = stop;
    if (stop) {
      stop.pieces.forEach((m) => m.classList.add('current'));
      if (stop.quote) stop.quote.classList.add('current');
    }
    $('back').disabled = !stop;
    $('back-label').textContent = stop ? name(stop.id) : 'à l’analyse';
    ticks.forEach((t) => t.classList.toggle('current', t.stop === stop));
    count();
  }

  function focus(element) {
    if (!element.hasAttribute('tabindex') && !element.matches('a[href], button, select')) element.setAttribute('tabindex', '-1');
    element.focus({ preventScroll: true });
  }

  /** Brings a quote into view in the text, without moving the analysis beside it more than needed. */
  function show(stop, remember) {
    if (filter && !stop.keys.includes(filter)) {
      $('filter').value = '';
      apply('');
    }
    select(stop);
    const first = stop.pieces[0];
    if (wide.matches) {
      const box = scroller.getBoundingClientRect();
      const y = scroller.scrollTop + first.getBoundingClientRect().top - box.top;
      scroller.scrollTo({ top: Math.max(0, y - scroller.clientHeight * 0.33) });
      const pane = $('texte').getBoundingClientRect();
      if (pane.top > innerHeight * 0.4) $('texte').scrollIntoView({ block: 'start' });
    } else {
      first.scrollIntoView({ block: 'center' });
    }
    focus(first);
    const list = halts();
    const at = list.findIndex((h) => h.pieces[0] === first) + 1;
    status.textContent = 'Passage ' + at + ' sur ' + list.length + ', cité ' + name(stop.id).replace(/^à l/, 'pour l').replace(/^au /, 'pour le ') + '.';
    if (remember) history.pushState(null, '', '#t-' + stop.id);
  }

  function back() {
    if (!current || !current.quote) return;
    const quote = current.quote;
    quote.scrollIntoView({ block: 'center' });
    focus(quote);
    status.textContent = 'Retour ' + name(current.id) + '.';
    history.pushState(null, '', '#' + quote.id);
  }

  function step(by) {
    const list = halts();
    if (list.length === 0) return;
    const at = current ? list.findIndex((h) => h.pieces[0] === current.pieces[0]) : -1;
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    show(list[next], false);
  }

  function apply(value) {
    filter = value;
    const on = (keys) => !filter || words(keys).includes(filter);
    document.querySelectorAll('#analysis [data-keys]').forEach((e) => { e.hidden = !on(e.dataset.keys); });
    document.querySelectorAll('#sheet [data-keys]').forEach((e) => e.classList.toggle('off', !on(e.dataset.keys)));
    if (current && filter && !current.keys.includes(filter)) select(null);
    draw();
    const n = count();
    status.textContent = n === 0 ? 'Aucun passage.' : n === 1 ? 'Un passage.' : n + ' passages.';
  }

  // The map is drawn from what is on the page; the policy forbids style attributes, not the style properties set here.
  function draw() {
    minimap.replaceChildren();
    ticks = [];
    if (!wide.matches || stops.length === 0) return;
    const view = document.createElement('div');
    view.className = 'view';
    minimap.append(view);
    const height = scroller.scrollHeight;
    const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
    for (const stop of shown()) {
      const start = stop.pieces[0].getBoundingClientRect().top - top;
      const end = stop.pieces[stop.pieces.length - 1].getBoundingClientRect().bottom - top;
      const tick = document.createElement('div');
      tick.className = 'tick' + (stop.keys.includes('gap') ? ' gap' : '');
      tick.style.top = 100 * start / height + '%';
      tick.style.height = 100 * (end - start) / height + '%';
      tick.title = 'Passage cité ' + name(stop.id).replace(/^à l/, 'pour l').replace(/^au /, 'pour le ');
      tick.stop = stop;
      tick.classList.toggle('current', stop === current);
      minimap.append(tick);
      ticks.push(tick);
    }
    follow();
  }

  function follow() {
    const view = minimap.firstElementChild;
    if (!view) return;
    view.style.top = 100 * scroller.scrollTop / scroller.scrollHeight + '%';
    view.style.height = 100 * scroller.clientHeight / scroller.scrollHeight + '%';
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#t-"]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const stop = stops.find((s) => '#t-' + s.id === link.getAttribute('href'));
      if (stop) {
        event.preventDefault();
        show(stop, true);
      }
      return;
    }
    const ref = event.target.closest('a.ref[href^="#q-"]');
    if (ref) {
      const stop = stops.find((s) => '#q-' + s.id === ref.getAttribute('href'));
      if (stop) {
        event.preventDefault();
        select(stop);
        back();
      }
      return;
    }
    const mark = event.target.closest('#sheet mark');
    if (mark && !mark.classList.contains('off') && getSelection().isCollapsed) {
      const ids = words(mark.dataset.ids);
      const list = shown().filter((s) => ids.includes(s.id));
      if (list.length > 0) {
        // Words cited several times: each click leads to the next of their quotes.
        select(list[(list.indexOf(current) + 1) % list.length]);
        back();
      }
    }
  });

  minimap.addEventListener('click', (event) => {
    if (event.target.stop) {
      show(event.target.stop, true);
      return;
    }
    const box = minimap.getBoundingClientRect();
    const y = (event.clientY - box.top) / box.height * scroller.scrollHeight;
    scroller.scrollTo({ top: y - scroller.clientHeight / 2 });
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, input, textarea')) return;
    if (event.key === 'Escape' && current) {
      back();
    } else if ($('keys').checked && (event.key === 'n' || event.key === 'p')) {
      event.preventDefault();
      step(event.key === 'n' ? 1 : -1);
    }
  });

  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const stop = stops.find((s) => 't-' + s.id === id || 'q-' + s.id === id);
    if (!stop) return;
    if (id[0] === 't') show(stop, false);
    else {
      select(stop);
      stop.quote.scrollIntoView({ block: 'center' });
      focus(stop.quote);
    }
  }

  $('filter').addEventListener('change', (event) => apply(event.target.value));
  $('previous').addEventListener('click', () => step(-1));
  $('next').addEventListener('click', () => step(1));
  $('back').addEventListener('click', back);
  scroller.addEventListener('scroll', follow, { passive: true });
  window.addEventListener('popstate', arrive);
  wide.addEventListener('change', draw);
  new ResizeObserver(draw).observe(sheet);

  $('tools').hidden = false;
  minimap.hidden = stops.length === 0;
  count();
  draw();
  arrive();
}());
