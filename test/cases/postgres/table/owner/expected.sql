-- hazard: security: public.t gets another owner
ALTER TABLE public.t OWNER TO writer;
