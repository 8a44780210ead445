import type { Mark, PageContent, Painting } from './content.ts';
import type { PdfFile, PdfPage } from './document.ts';
import { type PdfFont, readFont } from './fonts.ts';
import { endOfBytes, isSpace, Keyword, Lexer } from './lexer.ts';
import { concatenate, identity, type Matrix, toMatrix } from './matrix.ts';
import { PdfDict, PdfError, PdfName, type PdfObject, PdfStream } from './objects.ts';
import { TextState } from './text-state.ts';

/** What `q` saves and `Q` brings back, as far as we follow it. */
interface GraphicsState {
  readonly matrix: Matrix;
  readonly text: TextState;
}

/** A page or a form while its operators are followed. */
interface Stream {
  readonly home: PdfDict;
  readonly resources: PdfDict;
  /** How many marks were open when it began: it may not close those. */
  readonly outer: number;
}

/** How many operators one file may run, how many characters it may show, and how deep its forms may stand in each other. */
const mostOperators = 1_000_000;
const mostCharacters = 4_000_000;
const deepestForm = 32;

const pathPainters = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);

/** Follows the content streams of one file's pages (ISO 32000-1, 7.8, 8, 9 and 14.6). */
export class Interpreter {
  readonly #file: PdfFile;
  readonly #fonts = new Map<PdfDict, PdfFont>();
  #operators = 0;
  #characters = 0;
  #page!: PdfPage;
  #state!: GraphicsState;
  #stack: GraphicsState[] = [];
  #open: Mark[] = [];
  #opening: PdfDict[] = [];
  #paintings: Painting[] = [];
  #marks: PageContent['marks'][number][] = [];
  #forms: PdfDict[] = [];
  #faults: string[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Everything that one page paints. */
  run(page: PdfPage): PageContent {
    this.#page = page;
    this.#state = { matrix: identity, text: new TextState() };
    this.#stack = [];
    this.#open = [];
    this.#opening = [];
    this.#paintings = [];
    this.#marks = [];
    this.#forms = [];
    this.#faults = [];
    this.#stream(this.#file.content(page), page.dict, page.resources);
    return {
      page,
      paintings: this.#paintings,
      marks: this.#marks,
      forms: this.#forms,
      faults: this.#faults,
    };
  }

  #stream(bytes: Uint8Array, home: PdfDict, resources: PdfDict): void {
    const stream = { home, resources, outer: this.#open.length };
    const saved = this.#stack.length;
    const lexer = new Lexer(bytes);
    let operands: PdfObject[] = [];
    for (let next = lexer.next(); next !== endOfBytes; next = lexer.next()) {
      if (!(next instanceof Keyword)) {
        operands.push(next);
        if (operands.length > 100) lexer.fail('an operator has more than a hundred operands');
        continue;
      }
      this.#operators += 1;
      if (this.#operators > mostOperators)
        throw new PdfError(`The pages run more than ${mostOperators} operators`);
      if (next.word === 'BI') this.#inlineImage(lexer);
      else this.#operate(next.word, operands, stream);
      operands = [];
    }
    if (this.#open.length > stream.outer) {
      this.#faults.push('marked content is not closed before the stream ends');
      this.#open.length = stream.outer;
    }
    if (this.#stack.length > saved) {
      this.#faults.push('q without Q');
      this.#stack.length = saved;
    }
  }

  #operate(operator: string, operands: readonly PdfObject[], stream: Stream): void {
    const { text } = this.#state;
    if (operator === 'q') this.#stack.push({ ...this.#state, text: text.copy() });
    else if (operator === 'Q') this.#restore();
    else if (operator === 'cm') this.#transform(operands);
    else if (operator === 'BMC' || operator === 'BDC') this.#begin(operands, stream);
    else if (operator === 'EMC') this.#end(stream);
    else if (operator === 'Tf') text.setFont(this.#font(operands[0], stream), operands[1]);
    else if (operator === 'gs') this.#parameters(operands[0], stream);
    else if (operator === 'Do') this.#paintObject(operands[0], stream);
    else if (operator === 'sh') this.#paint({ kind: 'shading', operator });
    else if (pathPainters.has(operator)) this.#paint({ kind: 'path', operator });
    else if (TextState.shows.has(operator)) this.#show(operator, operands);
    else text.apply(operator, operands);
  }

  #show(operator: string, operands: readonly PdfObject[]): void {
    const { text, matrix } = this.#state;
    const run = text.show(operator, operands, { page: this.#page.index, matrix });
    if (!run) return;
    this.#characters += run.characters.length;
    if (this.#characters > mostCharacters)
      throw new PdfError(`The pages show more than ${mostCharacters} characters`);
    this.#paint({ kind: 'text', operator, run });
  }

  #paint(painting: Omit<Painting, 'mark'>): void {
    this.#paintings.push({ ...painting, mark: this.#open.at(-1) });
  }

  #restore(): void {
    const state = this.#stack.pop();
    if (state) this.#state = state;
    else this.#faults.push('Q without q');
  }

  #transform(operands: readonly PdfObject[]): void {
    const matrix = toMatrix(operands.filter((operand) => typeof operand === 'number'));
    if (!matrix) throw new PdfError('cm has no six numbers');
    this.#state = { ...this.#state, matrix: concatenate(matrix, this.#state.matrix) };
  }

  #begin(operands: readonly PdfObject[], stream: Stream): void {
    const [tag, given] = operands;
    if (!(tag instanceof PdfName)) throw new PdfError('Marked content has no tag');
    const properties =
      given instanceof PdfName ? stream.resources.dict('Properties')?.dict(given.name) : given;
    if (given instanceof PdfName && !properties)
      this.#faults.push(`the property list /${given.name} is not in the resources`);
    const dict = properties instanceof PdfDict ? properties : undefined;
    const mark: Mark = {
      tag: tag.name,
      mcid: dict?.number('MCID'),
      properties: dict,
      home: stream.home,
      parent: this.#open.at(-1),
    };
    if (this.#open.length >= 200) throw new PdfError('Marked content is nested too deeply');
    this.#open.push(mark);
    this.#marks.push({ mark, before: this.#paintings.length });
  }

  #end(stream: Stream): void {
    if (this.#open.length > stream.outer) this.#open.pop();
    else this.#faults.push('EMC without BMC or BDC');
  }

  #font(name: PdfObject | undefined, stream: Stream): PdfFont {
    const dict =
      name instanceof PdfName ? stream.resources.dict('Font')?.dict(name.name) : undefined;
    if (!dict) throw new PdfError(`Page ${this.#page.index + 1} uses a font it does not have`);
    let font = this.#fonts.get(dict);
    if (!font) {
      font = readFont(this.#file, dict);
      this.#fonts.set(dict, font);
    }
    return font;
  }

  /** The one entry of an ExtGState that concerns text. */
  #parameters(name: PdfObject | undefined, stream: Stream): void {
    const state = name instanceof PdfName && stream.resources.dict('ExtGState')?.dict(name.name);
    const font = state ? state.array('Font') : undefined;
    const dict = font?.at(0);
    if (dict instanceof PdfDict)
      this.#state.text.setFont(this.#fonts.get(dict) ?? readFont(this.#file, dict), font?.at(1));
  }

  #paintObject(name: PdfObject | undefined, stream: Stream): void {
    const object =
      name instanceof PdfName ? stream.resources.dict('XObject')?.get(name.name) : undefined;
    if (!(object instanceof PdfStream))
      throw new PdfError(`Page ${this.#page.index + 1} paints an object it does not have`);
    if (object.dict.name('Subtype') === 'Form') this.#form(object, stream);
    else this.#paint({ kind: 'image', operator: 'Do' });
  }

  #form(form: PdfStream, stream: Stream): void {
    const { dict } = form;
    if (this.#opening.includes(dict)) throw new PdfError('A form XObject paints itself');
    if (this.#opening.length >= deepestForm) throw new PdfError('Form XObjects are too deep');
    const before = this.#state;
    const matrix = toMatrix(dict.array('Matrix')?.numbers) ?? identity;
    this.#state = { matrix: concatenate(matrix, before.matrix), text: before.text.copy() };
    this.#opening.push(dict);
    this.#forms.push(dict);
    this.#stream(this.#file.read(form), dict, dict.dict('Resources') ?? stream.resources);
    this.#opening.pop();
    this.#state = before;
  }

  /** Passes over an inline image: its data ends at an EI that stands alone (8.9.7). */
  #inlineImage(lexer: Lexer): void {
    for (let next = lexer.next(); ; next = lexer.next()) {
      if (next === endOfBytes) lexer.fail('an inline image does not end');
      if (next instanceof Keyword && next.word === 'ID') break;
    }
    const { bytes } = lexer;
    for (let at = lexer.position + 1; at + 1 < bytes.length; at += 1) {
      const alone = isSpace(bytes[at - 1]) && (at + 2 === bytes.length || isSpace(bytes[at + 2]));
      if (bytes[at] === 0x45 && bytes[at + 1] === 0x49 && alone) {
        lexer.position = at + 2;
        this.#paint({ kind: 'image', operator: 'BI' });
        return;
      }
    }
    lexer.fail('an inline image does not end');
  }
}
