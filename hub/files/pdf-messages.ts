/** Between the hub and the worker that looks inside one PDF. The worker is not trusted more than the file is. */
import { z } from 'zod'

export const toInspector = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inspect'), sizeBytes: z.int().positive(), pdfFolder: z.string() }),
  z.object({ type: z.literal('bytes'), begin: z.int().nonnegative(), bytes: z.instanceof(Uint8Array) }),
])
export type ToInspector = z.infer<typeof toInspector>

export const inspection = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('readable'), pageCount: z.int().positive() }),
  z.object({ outcome: z.literal('refused'), kind: z.enum(['pdf-password', 'pdf-damaged', 'state-secret']) }),
])
export type Inspection = z.infer<typeof inspection>

export const fromInspector = z.discriminatedUnion('type', [
  z.object({ type: z.literal('need'), begin: z.int().nonnegative(), end: z.int().positive() }),
  z.object({ type: z.literal('done'), inspection }),
])
export type FromInspector = z.infer<typeof fromInspector>
